"""Steps that other processes take, on this machine or on others."""

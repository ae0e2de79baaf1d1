"""Which pronoun a first name usually goes with.

Written by hand from general knowledge for this project, not taken from a published list, and not
complete; names that go with both (Jordan, Taylor, Kelly) are left out. Only evidence: a “Mr.” in
the article outweighs it.
"""

from __future__ import annotations

from site_builder.text.lexicon import words

HE = words(
    """
    aaron abbas adam alan albert alexander ali andrew anthony antonio arthur barack barry
    benjamin bernard bernie bill billy bob bobby boris brad bradley brandon brendan brian
    bruce carl carlos charles charlie chris christopher chuck clarence corey craig dan
    daniel darrell dave david dennis derek dick don donald doug douglas earl ed eddie edward
    emmanuel eric erik eugene evan frank fred gary gene george gerald glenn gordon greg
    gregory harold harry hassan henry howard jack jacob jake james jared jason jay jeb jeff
    jeffrey jeremy jerry jesse jim jimmy joe joel john jon jonathan jose joseph josh joshua
    juan justin karl keith ken kenneth kevin khalid larry lawrence lee leonard lindsey lloyd
    louis luis luke manuel marco mario mark martin masoud matt matthew michael mick miguel
    mike mitch mitt mohammad mohammed muhammad nathan neil newt nicholas nick norman oliver
    orrin oscar patrick paul pete peter phil philip rafael ralph rand randy ray raymond
    reince richard rick robby robert rodney roger ron ronald roy rudy rupert russell ryan
    samuel scott sean sergei sergey seth shawn stephen steve steven stuart ted
    theodore thomas tim timothy todd tom tommy tony travis trey tyler vernon victor vincent
    vladimir walter warren wayne wesley will william xavier zachary recep volodymyr benjamin
    narendra jinping
    """
)
SHE = words(
    """
    abigail adrienne aisha alexandra alice alicia alison allison amanda amy andrea angela
    angelina anita ann anna anne annie april ashley barbara becky beth betsy betty beverly
    brenda bridget brittany brooke carla carly carol caroline carolyn carrie catherine cathy
    charlotte chelsea cheryl christina christine cindy claire clara cynthia dana dawn
    deborah debbie denise diana diane dianne donna doris dorothy ebony elaine eleanor elise
    elizabeth ellen emily emma erica erin eva evelyn faith felicia frances gail gennifer
    gina ginger gloria grace gwen hannah heather heidi helen hillary holly huma ida irene
    ivana ivanka jackie jacqueline jane janet janice jean jen jennifer jessica jill joan
    joanne josephine joyce juanita judith judy julia julie kamala karen kate katherine
    kathleen kathryn kathy katie katrina kay kayla kellyanne kim kimberly kirsten kristen
    kristin laura lauren leslie linda lisa liz loretta lori lorraine louise lucy lynn
    madeleine margaret maria marie marilyn marissa martha mary maureen megan melania melanie
    melissa meredith michelle mimi molly monica nancy naomi natalie nicole nikki nina norma
    olivia oprah pam pamela patricia patty paula peggy phyllis rachel rebecca rhonda rita
    robin rosa rose rosemary ruth sally samantha sandra sara sarah savannah shannon sharon
    sheila shelly sherry shirley stacy stephanie sue susan suzanne sylvia tamara tammy tara
    teresa theresa tiffany tina tracy ursula valerie vanessa veronica vicki victoria
    virginia vivian wanda wendy yvonne giorgia jacinda benazir golda indira
    """
)

FIRST_NAMES = HE | SHE

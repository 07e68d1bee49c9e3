"""All rules for Chinese, in the order they are asked."""

from haidai.speech.spoken.amounts import amount_rules
from haidai.speech.spoken.characters import character_rules
from haidai.speech.spoken.clock import clock_rules
from haidai.speech.spoken.counting import number_rules
from haidai.speech.spoken.dates import date_rules
from haidai.speech.spoken.measures import measure_rules
from haidai.speech.spoken.names import name_rules
from haidai.speech.spoken.rewriting import Rule
from haidai.speech.spoken.scores import score_rules
from haidai.speech.spoken.signs import sign_rules
from haidai.speech.spoken.telephones import telephone_rules


def chinese_rules() -> tuple[Rule, ...]:
    """Dates before names before amounts: the more a form says, the earlier it is asked."""
    return (
        *date_rules(),
        *clock_rules(),
        *telephone_rules(),
        *name_rules(),
        *score_rules(),
        *amount_rules(),
        *sign_rules(),
        *measure_rules(),
        *number_rules(),
        *character_rules(),
    )

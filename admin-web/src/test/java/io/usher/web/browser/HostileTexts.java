package io.usher.web.browser;

import java.util.List;

/**
 * Texts that run, open elements or bring pages out of order wherever they are not taken
 * as text. What they would make has the attribute {@code pwned}; what they would run sets
 * {@code window.pwned}; what they would compute is 60481729.
 */
final class HostileTexts {

	static final List<String> ALL = List.of("<script pwned>window.pwned=1</script>",
			"<img pwned src=x onerror=window.pwned=1>", "<svg pwned onload=window.pwned=1>",
			"<svg><script pwned>window.pwned=1</script></svg>", "<details pwned open ontoggle=window.pwned=1>",
			"<iframe pwned srcdoc='<script>parent.pwned=1</script>'></iframe>",
			"<object pwned data=\"data:text/html,x\"></object>", "<base pwned href=//evil.example/>",
			"<meta pwned http-equiv=refresh content=0;url=//evil.example/>", "\" pwned onmouseover=\"window.pwned=1",
			"' pwned autofocus onfocus='window.pwned=1", "\"><b pwned>", "'><b pwned>",
			"` pwned onclick=`window.pwned=1", "javascript:window.pwned=1//", "data:text/html,<script pwned>1</script>",
			"</textarea><b pwned>", "</title><b pwned>", "</script><script pwned>window.pwned=1</script>",
			"</td></tr></table><b pwned>", "--><b pwned>", "<!--<b pwned>", "]]><b pwned>",
			"<style pwned>*{display:none}</style>", "<b pwned style=position:fixed;inset:0>",
			"<b pwned hx-get=/logout hx-trigger=load>", "<b pwned data-hx-on:load=window.pwned=1>",
			"<b pwned th:text=\"${7777*7777}\">", "[[${7777*7777}]]", "[(${7777*7777})]", "__${7777*7777}__::.x",
			"${7777*7777}", "#{7777*7777}", "*{7777*7777}", "~{::x} @{/logout}", "T(java.lang.Runtime).getRuntime()",
			"{{7777*7777}}", "{%set x=7777%}{{x*7777}}", "\\\";window.pwned=1;//", "';window.pwned=1;//",
			"\\u003cb pwned\\u003e", "&lt;b pwned&gt;&#60;b pwned&#62;", "%3Cb%20pwned%3E",
			"=HYPERLINK(\"//evil.example\")", "@SUM(1+1)*cmd|' /C calc'!A0", "Bob \u202Emoc.elpmaxe\u202C x",
			"\u2067Bob\u2066 moc\u2069\u2069", "zero\u200Bwidth\uFEFF", "שלום, \"<b pwned>\"",
			"../../../logout?x=1#<b pwned>", "//evil.example/<b pwned>", "<b pwned>" + "w".repeat(150));

	private HostileTexts() {
	}

	/** Returns the text as a page shows it: what would turn it is written as in JSON. */
	static String shown(String text) {
		StringBuilder shown = new StringBuilder();
		for (char each : text.toCharArray()) {
			boolean hidden = "\u200B\u202C\u202E\u2066\u2067\u2069\uFEFF".indexOf(each) >= 0;
			shown.append(hidden ? String.format("\\u%04x", (int) each) : each);
		}
		return shown.toString();
	}

	/** Returns the text at a place, beginning again after the last. */
	static String at(int place) {
		return ALL.get(place % ALL.size());
	}

}

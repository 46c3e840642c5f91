package io.usher.web.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What every page is held to: axe finds nothing in both themes, on a desk's screen and on
 * a telephone; nothing is wider than the screen or moves; the answer's headers are there,
 * and its source has neither scripts nor styles in it.
 */
final class Inspection {

	private static final String CONTENT = "default-src 'self'; script-src 'self'; style-src 'self'; "
			+ "img-src 'self' data:; font-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
			+ "form-action 'self'";

	/**
	 * Everything that is folded is looked at too. The editors scroll with their cursor,
	 * which axe cannot know.
	 */
	private static final String AXE = """
			const done = arguments[arguments.length - 1];
			localStorage.setItem('usher-theme', arguments[0]);
			window.dispatchEvent(new Event('storage'));
			document.querySelectorAll('details').forEach((each) => { each.open = true; });
			const found = [];
			if (document.documentElement.scrollWidth > innerWidth + 1) {
				found.push('is ' + document.documentElement.scrollWidth + ' wide (expected: at most ' + innerWidth + ')');
			}
			if (!matchMedia('(prefers-reduced-motion: reduce)').matches) {
				found.push('the browser does not ask for less motion');
			}
			[...document.querySelectorAll('*')].filter((each) => parseFloat(getComputedStyle(each).transitionDuration) > 0.001
				|| parseFloat(getComputedStyle(each).animationDuration) > 0.001).forEach((each) => found.push('moves: ' + each.outerHTML.slice(0, 200)));
			const options = { resultTypes: ['violations'], preload: false };
			if (arguments[0] === 'dark') {
				options.runOnly = ['color-contrast', 'scrollable-region-focusable', 'aria-hidden-focus'];
			}
			// The colours have changed once two frames were painted.
			requestAnimationFrame(() => requestAnimationFrame(() => axe.run(document, options).then((result) => {
				result.violations.forEach((each) => each.nodes.filter((node) => !node.html.includes('CodeMirror-scroll')).forEach((node) => found.push(
						each.impact + ': ' + each.id + ': ' + node.html.slice(0, 200) + ' ' + node.failureSummary)));
				done(found);
			}, (fault) => done(['axe: ' + fault]))));
			""";

	private static final String SOURCE = """
			const done = arguments[arguments.length - 1];
			fetch(location.href, { credentials: 'same-origin' }).then(async (answer) => {
				const found = [];
				const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
				[page, ...[...page.querySelectorAll('template')].map((each) => each.content)].forEach((part) => {
					part.querySelectorAll('script:not([src]), style, [style]').forEach((each) => found.push('in the source: ' + each.outerHTML.slice(0, 200)));
					part.querySelectorAll('*').forEach((each) => [...each.attributes].filter((one) => /^(on|hx-on|data-hx-on)/i.test(one.name))
						.forEach((one) => found.push('in the source: ' + one.name + '=' + one.value)));
				});
				const expected = { 'content-security-policy': arguments[0], 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin',
						'x-frame-options': 'DENY', 'cache-control': 'no-cache, no-store, max-age=0, must-revalidate' };
				Object.entries(expected).filter(([name, value]) => answer.headers.get(name) !== value)
					.forEach(([name, value]) => found.push(name + ': ' + answer.headers.get(name) + ' (expected: ' + value + ')'));
				done(found);
			}, (fault) => done(['fetch: ' + fault]));
			""";

	private final Browser browser;

	Inspection(Browser browser) {
		this.browser = browser;
		browser.ahead(axe());
	}

	/** Opens a page and returns what is wrong with it, with its address. */
	List<String> open(String path) {
		this.browser.go(path);
		List<String> faults = now(path);
		faults.addAll(source(path));
		return faults;
	}

	/** Returns what is wrong with how the page that is shown is answered. */
	List<String> source(String what) {
		return ask(what, SOURCE, CONTENT);
	}

	/** Returns what is wrong with the page as it is, with words that say which it is. */
	List<String> now(String what) {
		List<String> faults = new ArrayList<>(ask(what + " (light, 1440)", AXE, "light"));
		this.browser.resize(390, 844);
		faults.addAll(ask(what + " (dark, 390)", AXE, "dark"));
		this.browser.resize(1440, 900);
		return faults;
	}

	private List<String> ask(String what, String script, String argument) {
		List<?> found = (List<?>) this.browser.ask(script, argument);
		return Objects.requireNonNull(found).stream().map((each) -> what + ": " + each).toList();
	}

	private static String axe() {
		try (InputStream script = Inspection.class.getResourceAsStream("/axe.min.js")) {
			return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

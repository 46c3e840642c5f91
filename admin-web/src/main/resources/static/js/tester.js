// The script tester: editors, running while one types, saved tests. The page works
// without it, by its buttons.

import { colour } from './json.js';
import { inputEditor, mark, scriptEditor } from './script-editor.js';

const form = document.getElementById('tester');
const path = form.dataset.path;
const draft = 'usher-tester:' + path;
const opened = form.elements.script.value;
const announcer = document.getElementById('announcer');
const under = {};
let editors;
let expectedTouched = false;
let leaving = false;

function tell(text) {
	const toast = document.getElementById('toast');
	toast.querySelector('[data-text]').textContent = text;
	toast.hidden = false;
	clearTimeout(tell.timer);
	tell.timer = setTimeout(() => {
		toast.hidden = true;
	}, 8000);
}

/** A session that has ended must not cost what was typed: it is kept for after the login. */
function logInAgain() {
	sessionStorage.setItem(draft, JSON.stringify({ script: form.elements.script.value, input: form.elements.input.value, at: form.elements.at.value }));
	leaving = true;
	window.location.assign(path);
}

/** Tells whether the session lasts. A form that is sent without one is refused, for want of its token. */
async function isLoggedIn() {
	const response = await fetch(form.dataset.vocabulary, { method: 'HEAD', redirect: 'manual' });
	return response.type !== 'opaqueredirect' && response.status !== 401;
}

/** Sends the form as a page, unless the session has ended. */
async function save(button) {
	try {
		if (await isLoggedIn()) {
			leaving = true;
			save.checked = true;
			form.requestSubmit(button);
		}
		else {
			logInAgain();
		}
	}
	catch {
		tell('Usher cannot be reached. Nothing was saved; your script is still here.');
	}
}

/** Asks the server for a part of the page; the newest question for a part counts. */
async function ask(address, options, part) {
	under[part]?.abort();
	under[part] = new AbortController();
	const response = await fetch(address, { ...options, headers: { 'HX-Request': 'true' }, signal: under[part].signal });
	if (response.redirected && new URL(response.url).pathname.endsWith('/login') || response.status === 401) {
		logInAgain();
		throw new DOMException('The session has ended', 'AbortError');
	}
	return response;
}

async function act(action, quietly) {
	const part = (action === 'run') ? 'outcome' : 'tests';
	const body = new URLSearchParams(new FormData(form));
	body.set('do', action);
	form.setAttribute('aria-busy', 'true');
	try {
		const response = await ask(path, { method: 'POST', body }, part);
		if (response.ok || response.status === 422) {
			const parsed = new DOMParser().parseFromString(await response.text(), 'text/html');
			swap(part, document.importNode(parsed.getElementById(part), true), quietly);
		}
		else if (response.status === 403 && !(await isLoggedIn())) {
			logInAgain();
		}
		else if (!quietly) {
			tell(response.status === 403 ? 'You may not do that, or the page is too old. Reload it, then try again.'
				: response.status === 503 ? 'Others are running scripts. Try again in a moment.'
					: 'That did not work (status ' + response.status + '). Try again; if it stays, look into Usher\'s log.');
		}
	}
	catch (fault) {
		if (fault.name !== 'AbortError' && !quietly) {
			tell('Usher cannot be reached. Check the connection, then try again.');
		}
	}
	finally {
		form.removeAttribute('aria-busy');
	}
}

function swap(part, fresh, quietly) {
	const old = document.getElementById(part);
	const openBefore = [...old.querySelectorAll('details')].map((each) => each.open);
	const focused = old.contains(document.activeElement) ? document.activeElement.id : '';
	old.replaceWith(fresh);
	if (part === 'outcome') {
		fresh.querySelectorAll('details').forEach((each, place) => {
			each.open = openBefore[place] ?? each.open;
		});
	}
	prepare(fresh);
	if (part === 'tests' && fresh.dataset.done === 'true') {
		form.elements.at.value = fresh.dataset.at ?? '';
	}
	if (focused) {
		document.getElementById(focused)?.focus();
	}
	if (!quietly) {
		announcer.textContent = fresh.dataset.says;
	}
}

function problems(outcome) {
	return [...outcome.querySelectorAll('[data-severity]')].map((each) => ({
		severity: each.dataset.severity, line: Number(each.dataset.line), column: Number(each.dataset.column), message: each.dataset.message,
	}));
}

function prepare(part) {
	part.querySelectorAll('[data-json]').forEach(colour);
	part.querySelectorAll('[data-script]').forEach((each) => {
		each.hidden = false;
	});
	if (part.id === 'outcome' && editors) {
		mark(editors.script, problems(part));
		const fault = part.querySelector('#input-problem');
		mark(editors.input, fault ? [{ severity: 'error', line: Number(fault.dataset.line), column: Number(fault.dataset.column), message: 'This is no JSON.' }] : []);
		const loaded = form.elements.test?.value;
		if (part.dataset.jsonResult && !loaded && !expectedTouched && form.elements.expected) {
			form.elements.expected.value = part.dataset.jsonResult;
		}
	}
}

function changed() {
	return form.elements.script.value !== opened || form.dataset.changed === 'true';
}

function edited() {
	const note = document.getElementById('unsaved');
	if (note) {
		note.textContent = changed() ? 'Not saved yet' : '';
	}
	clearTimeout(edited.timer);
	edited.timer = setTimeout(() => act('run', true), 350);
}

function jump(line, column) {
	editors.script.focus();
	editors.script.setCursor({ line: line - 1, ch: Math.max(0, column - 1) });
}

/** Fills the editors with what a link leads to. */
async function load(link) {
	const query = link.dataset.load === 'example-data' ? '' : '?' + link.dataset.load;
	const response = await ask(path + '/inputs' + query, {}, 'inputs');
	if (!response.ok) {
		tell('That is not there any more. Reload the page.');
		return;
	}
	const loaded = await response.json();
	const before = form.elements.script.value;
	if (loaded.script !== null) {
		editors.script.setValue(loaded.script);
	}
	editors.input.setValue(loaded.input);
	form.elements.at.value = loaded.at;
	const undo = (loaded.script !== null && before.trim()) ? ' Ctrl-Z in the editor brings your script back.' : '';
	document.getElementById('input-remark').textContent = loaded.remark + undo;
	expectedTouched = false;
	if (form.elements.test) {
		form.elements.test.value = loaded.test;
		form.elements.test_name && (form.elements.test_name.value = loaded.testName);
		form.elements.expected && (form.elements.expected.value = loaded.expected);
		await act('tests', true);
	}
	await act('run', false);
	document.querySelectorAll('details.tst-menu[open]').forEach((menu) => {
		menu.open = false;
	});
}

function listen() {
	form.addEventListener('click', (event) => {
		const link = event.target.closest('[data-load]');
		if (link && !event.ctrlKey && !event.metaKey) {
			event.preventDefault();
			load(link).catch((fault) => fault.name === 'AbortError' || tell('Usher cannot be reached. Check the connection, then try again.'));
		}
		const place = event.target.closest('.tst-place');
		if (place && place.tagName === 'BUTTON') {
			const problem = place.closest('[data-line]');
			jump(Number(problem.dataset.line), Number(problem.dataset.column));
		}
		if (event.target.closest('[data-fill-expected]')) {
			form.elements.expected.value = document.getElementById('outcome').dataset.jsonResult ?? '';
		}
	});
	form.addEventListener('submit', (event) => {
		if (event.target !== form) {
			return;
		}
		const action = event.submitter?.value ?? 'run';
		if (event.submitter?.dataset.confirm && !window.confirm(event.submitter.dataset.confirm)) {
			event.preventDefault();
		}
		else if (action === 'save' || action === 'return') {
			if (!save.checked) {
				event.preventDefault();
				save(event.submitter);
			}
		}
		else {
			event.preventDefault();
			act(action, false);
		}
	});
	form.addEventListener('input', (event) => {
		if (event.target.name === 'expected') {
			expectedTouched = true;
		}
		if (event.target.name === 'at') {
			edited();
		}
	});
	document.addEventListener('keydown', (event) => {
		const command = event.ctrlKey || event.metaKey;
		if (command && event.key === 'Enter' && !event.defaultPrevented) {
			event.preventDefault();
			act(event.shiftKey ? 'tests' : 'run', false);
		}
		if (event.key === 'Enter' && event.target.name === 'test_name') {
			event.preventDefault();
			act('keep', false);
		}
		const save = form.querySelector('[data-save]');
		if (command && event.key.toLowerCase() === 's' && !event.shiftKey && save) {
			event.preventDefault();
			form.requestSubmit(save);
		}
		if (event.key === 'Escape') {
			const menu = document.activeElement?.closest('details.tst-menu[open]');
			if (menu) {
				menu.open = false;
				menu.querySelector('summary').focus();
			}
		}
	});
	document.addEventListener('click', (event) => {
		document.querySelectorAll('details.tst-menu[open]').forEach((menu) => {
			if (!menu.contains(event.target)) {
				menu.open = false;
			}
		});
		if (event.target.closest('[data-leave]')) {
			leaving = true;
		}
	});
	window.addEventListener('beforeunload', (event) => {
		if (!leaving && form.querySelector('[data-save]') && changed()) {
			event.preventDefault();
		}
	});
}

function restore() {
	const kept = sessionStorage.getItem(draft);
	if (kept) {
		sessionStorage.removeItem(draft);
		const texts = JSON.parse(kept);
		editors.script.setValue(texts.script);
		editors.input.setValue(texts.input);
		form.elements.at.value = texts.at;
		document.getElementById('input-remark').textContent = 'Your session had ended. What you had typed is back.';
	}
}

async function start() {
	listen();
	prepare(form);
	const response = await ask(form.dataset.vocabulary, {}, 'vocabulary');
	const words = await response.json();
	const run = (action) => act(action, false);
	editors = {
		script: scriptEditor(form.elements.script, words, run),
		input: inputEditor(form.elements.input, words, run),
	};
	prepare(document.getElementById('outcome'));
	restore();
	editors.script.on('change', edited);
	editors.input.on('change', edited);
	form.dataset.ready = 'true';
}

start().catch((fault) => fault.name === 'AbortError' || tell('The editors could not be loaded. The page works without them; reload it to try again.'));

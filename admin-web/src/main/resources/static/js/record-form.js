// Forms of records: rows, what was typed and not saved, and the first fault.

let next = 1000;
let dirty = false;
let sending = false;

document.addEventListener('click', (event) => {
	const add = event.target.closest('[data-rows-add]');
	if (add) {
		const rows = add.closest('[data-rows]');
		const list = rows.querySelector('[data-rows-list]');
		const number = String(next++);
		const copy = rows.querySelector('[data-rows-blank]').content.cloneNode(true);
		copy.querySelectorAll('[name], [id], [for], [aria-describedby], [list], [data-reveal]').forEach((element) => {
			for (const attribute of ['name', 'id', 'for', 'aria-describedby', 'list', 'data-reveal']) {
				if (element.hasAttribute(attribute)) {
					element.setAttribute(attribute, element.getAttribute(attribute).replaceAll('9999', number));
				}
			}
		});
		copy.querySelectorAll('[data-script]').forEach((element) => {
			element.hidden = false;
		});
		list.append(copy);
		list.lastElementChild.querySelector('input:not([type=hidden]), select, textarea').focus();
		touch();
	}
	const remove = event.target.closest('[data-rows-remove]');
	if (remove) {
		const rows = remove.closest('[data-rows]');
		remove.closest('[data-row]').remove();
		rows.querySelector('[data-rows-add]').focus();
		touch();
	}
});

// What was typed and not saved is guarded, and comes back when the session ended meanwhile.

function form() {
	return document.querySelector('form[data-guard]');
}

function key() {
	return 'usher-draft:' + location.pathname;
}

function touch() {
	dirty = true;
}

function keep() {
	const kept = form();
	if (!kept) {
		return;
	}
	const values = [...new FormData(kept)].filter(([name, value]) => typeof value === 'string' && name !== '_csrf'
		&& kept.querySelector('[name="' + CSS.escape(name) + '"]')?.type !== 'password');
	try {
		sessionStorage.setItem(key(), JSON.stringify({of: kept.dataset.draft, values}));
	}
	catch {
		// Without storage nothing can be kept.
	}
}

function forget() {
	try {
		sessionStorage.removeItem(key());
	}
	catch {
		// Nothing was kept.
	}
}

function restore() {
	const kept = form();
	let draft = null;
	try {
		draft = JSON.parse(sessionStorage.getItem(key()));
	}
	catch {
		return;
	}
	if (!kept || !draft || document.getElementById('faults') || document.getElementById('stale') || document.getElementById('concerns')) {
		forget();
		return;
	}
	forget();
	if (document.querySelector('.u-flash.u-tone-served')) {
		return;
	}
	if (kept.dataset.form && window.htmx) {
		if (draft.of.split('@')[0] !== kept.dataset.draft.split('@')[0]) {
			return;
		}
		// The server makes the form of what was entered: its rows, and the fields of its type.
		// It still knows what the record was like: that somebody else has changed it shows when it is saved.
		const values = new FormData();
		draft.values.forEach(([name, value]) => values.append(name, value));
		window.htmx.ajax('POST', kept.dataset.form, {target: '#record-form', select: '#record-form', swap: 'outerHTML', values})
			.then(() => tellRestored(form()));
		return;
	}
	if (draft.of === kept.dataset.draft) {
		fill(kept, draft.values);
		tellRestored(kept);
	}
}

function fill(kept, values) {
	const seen = new Map();
	for (const [name, value] of values) {
		const inputs = [...kept.querySelectorAll('[name="' + CSS.escape(name) + '"]')];
		const place = seen.get(name) ?? 0;
		seen.set(name, place + 1);
		const input = inputs[0]?.type === 'checkbox' ? inputs.find((one) => one.value === value) : inputs[place];
		if (!input || input.type === 'hidden' || input.type === 'file') {
			continue;
		}
		if (input.type === 'checkbox') {
			input.checked = true;
		}
		else {
			input.value = value;
		}
	}
}

function tellRestored(kept) {
	const note = document.createElement('div');
	note.className = 'u-note u-tone-fallback';
	note.setAttribute('role', 'status');
	note.id = 'restored';
	const icon = document.createElement('i');
	icon.className = 'bi bi-arrow-counterclockwise';
	icon.setAttribute('aria-hidden', 'true');
	const text = document.createElement('span');
	text.textContent = 'Your session ended before this was saved. What you had entered is back, passwords and PINs aside. Save it, or reload the page to start again.';
	note.append(icon, text);
	kept.prepend(note);
	touch();
}

document.addEventListener('input', (event) => {
	if (event.target.closest('form[data-guard]')) {
		touch();
	}
});

document.addEventListener('submit', (event) => {
	if (event.target.matches('form[data-guard]')) {
		sending = true;
		keep();
	}
});

// A part of the form that is asked for may find that the session has ended, too.
document.addEventListener('htmx:beforeOnLoad', (event) => {
	if (event.detail.xhr.getResponseHeader('HX-Redirect')) {
		sending = true;
		keep();
	}
});

window.addEventListener('beforeunload', (event) => {
	if (dirty && !sending) {
		event.preventDefault();
	}
});

restore();
const fault = document.querySelector('.is-invalid') ?? document.getElementById('stale') ?? document.getElementById('concerns') ?? document.getElementById('faults');
if (fault) {
	fault.closest('details')?.setAttribute('open', '');
	fault.focus();
	dirty = true;
}
if (location.hash) {
	document.getElementById(location.hash.slice(1))?.setAttribute('open', '');
}

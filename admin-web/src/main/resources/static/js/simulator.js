// The simulator's comforts: rows, pasting, colours. The page works without them.

import { colour } from './json.js';

function prepare(part) {
	part.querySelectorAll('[data-json]').forEach(colour);
}

document.addEventListener('htmx:load', (event) => {
	if (event.detail.elt !== document.body) {
		prepare(event.detail.elt);
	}
});
prepare(document);

document.addEventListener('click', (event) => {
	const add = event.target.closest('[data-add-row]');
	if (add) {
		const rows = document.getElementById('more-rows');
		const row = rows.lastElementChild.cloneNode(true);
		row.querySelectorAll('input').forEach((input) => {
			input.value = '';
		});
		rows.append(row);
		row.querySelector('input').focus();
	}
	const remove = event.target.closest('[data-remove-row]');
	if (remove) {
		const row = remove.closest('.sim-row');
		if (row.parentElement.children.length > 1) {
			row.remove();
		}
		else {
			row.querySelectorAll('input').forEach((input) => {
				input.value = '';
			});
		}
	}
});

document.addEventListener('paste', (event) => {
	if (event.target.matches('[data-request-line]')) {
		setTimeout(() => event.target.form.requestSubmit());
	}
});

// On a narrow screen the result is below the form: go there.
document.addEventListener('htmx:afterSettle', (event) => {
	const result = document.getElementById('result');
	if (event.detail.elt.id === 'simulator' && window.matchMedia('(max-width: 1099.98px)').matches
			&& result && result.hasAttribute('data-announce')) {
		result.scrollIntoView({ block: 'start' });
	}
});

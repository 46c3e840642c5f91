// Colours the JSON of answers. The page works without it.

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

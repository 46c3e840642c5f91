// Colours the JSON of answers. The page works without it.

const token = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

function colour(block) {
	const text = block.textContent;
	const parts = document.createDocumentFragment();
	let at = 0;
	for (const match of text.matchAll(token)) {
		const word = match[1] ?? match[0];
		const span = document.createElement('span');
		span.className = match[2] ? 'json-key' : match[1] ? 'json-text' : 'json-other';
		span.textContent = word;
		parts.append(text.slice(at, match.index), span);
		at = match.index + word.length;
	}
	parts.append(text.slice(at));
	block.replaceChildren(parts);
}

function prepare(part) {
	part.querySelectorAll('[data-json]').forEach(colour);
}

document.addEventListener('htmx:load', (event) => {
	if (event.detail.elt !== document.body) {
		prepare(event.detail.elt);
	}
});
prepare(document);

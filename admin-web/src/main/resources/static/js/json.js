// Colours JSON that a page shows.

const token = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

export function colour(block) {
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

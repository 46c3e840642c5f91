// Uploads: says at once when a file is too large, and that a file is on its way.

function size(files) {
	return [...files].reduce((sum, file) => sum + file.size, 0);
}

function judge(input) {
	const most = Number(input.dataset.limit);
	const words = size(input.files) > most
		? 'This is more than ' + Math.floor(most / 1024 / 1024) + ' MB. Split it, and import one part after the other.' : '';
	input.setCustomValidity(words);
	return words;
}

document.addEventListener('change', (event) => {
	if (event.target.matches('[data-upload] input[type="file"]')) {
		judge(event.target);
		event.target.reportValidity();
	}
});

document.addEventListener('submit', (event) => {
	if (!event.target.matches('[data-upload]')) {
		return;
	}
	const input = event.target.querySelector('input[type="file"]');
	if (judge(input)) {
		event.preventDefault();
		input.reportValidity();
		return;
	}
	const button = event.target.querySelector('[type="submit"]');
	button.dataset.words = button.textContent;
	button.textContent = 'Uploading…';
	button.disabled = true;
});

// Back on a page that was left while it uploaded.
window.addEventListener('pageshow', () => {
	document.querySelectorAll('[data-upload] [type="submit"][data-words]').forEach((button) => {
		button.textContent = button.dataset.words;
		button.disabled = false;
	});
});

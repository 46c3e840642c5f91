// Offers a text that the page shows, and the server does not know any more, as a file.

document.addEventListener('click', (event) => {
	const button = event.target.closest('[data-download]');
	if (!button) {
		return;
	}
	const text = document.querySelector(button.dataset.download).textContent;
	const link = document.createElement('a');
	link.href = URL.createObjectURL(new Blob([text], { type: button.dataset.type }));
	link.download = button.dataset.file;
	link.click();
	// Browsers that ask where to keep it read it later.
	setTimeout(() => URL.revokeObjectURL(link.href), 60000);
});

// Shows times in the browser's zone, and says which in the title; the server wrote UTC.

const format = new Intl.DateTimeFormat(undefined, {
	year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
});

function localise(part) {
	part.querySelectorAll('time[data-local]').forEach((time) => {
		const at = new Date(time.dateTime);
		if (!Number.isNaN(at.getTime())) {
			time.textContent = format.format(at);
			delete time.dataset.local;
		}
	});
}

// A choice of what to show filters at once; without scripts the button does.
document.addEventListener('change', (event) => {
	if (event.target.matches('[data-filter] input[type="radio"]')) {
		event.target.form.requestSubmit();
	}
});

// Empty filters stay out of the address.
document.addEventListener('submit', (event) => {
	if (event.target.matches('[data-filter]')) {
		event.target.querySelectorAll('input, select').forEach((input) => {
			if (input.value === '' || (input.type === 'radio' && input.value === 'all')) {
				input.disabled = true;
			}
		});
	}
});
window.addEventListener('pageshow', () => {
	document.querySelectorAll('[data-filter] :disabled').forEach((input) => {
		input.disabled = false;
	});
});

document.addEventListener('htmx:load', (event) => localise(event.detail.elt.parentElement ?? event.detail.elt));
localise(document);

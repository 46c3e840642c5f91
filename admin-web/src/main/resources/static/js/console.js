// What every page does: htmx's credentials and faults, copying, revealing passwords.

function header() {
	const name = document.querySelector('meta[name="csrf-header"]');
	const token = document.querySelector('meta[name="csrf-token"]');
	return (name && token) ? [name.content, token.content] : null;
}

document.addEventListener('htmx:configRequest', (event) => {
	const csrf = header();
	if (csrf && event.detail.verb !== 'get') {
		event.detail.headers[csrf[0]] = csrf[1];
	}
});

// A session that has ended answers with the page to log in: show that as a page.
document.addEventListener('htmx:beforeSwap', (event) => {
	const address = event.detail.xhr.responseURL;
	if (address && new URL(address).pathname.endsWith('/login')) {
		event.detail.shouldSwap = false;
		window.location.reload();
	}
});

function tell(text) {
	const toast = document.getElementById('toast');
	if (toast) {
		toast.querySelector('[data-text]').textContent = text;
		toast.hidden = false;
		clearTimeout(tell.timer);
		tell.timer = setTimeout(() => {
			toast.hidden = true;
		}, 8000);
	}
}

document.addEventListener('htmx:sendError', () => tell('Usher cannot be reached. Check the connection, then try again.'));
document.addEventListener('htmx:timeout', () => tell('Usher did not answer in time. Try again.'));
document.addEventListener('htmx:responseError', (event) => {
	const status = event.detail.xhr.status;
	tell(status === 403 ? 'You may not do that, or the page is too old. Reload it, then try again.'
		: status === 503 ? 'Usher cannot do that right now: its database cannot be used. Try again when it is back.'
		: 'That did not work (status ' + status + '). Try again; if it stays, look into Usher\'s log.');
});

// Says what a swapped part wants said, for those who do not see it.
document.addEventListener('htmx:afterSettle', (event) => {
	const says = document.querySelector('[data-announce]');
	const announcer = document.getElementById('announcer');
	if (says && announcer && event.detail.elt.contains(says)) {
		announcer.textContent = says.dataset.announce;
	}
});

document.addEventListener('click', async (event) => {
	const button = event.target.closest('[data-copy]');
	if (button) {
		const source = document.querySelector(button.dataset.copy);
		const label = button.querySelector('[data-label]');
		try {
			await navigator.clipboard.writeText(source.textContent);
			const before = label.textContent;
			label.textContent = 'Copied';
			setTimeout(() => {
				label.textContent = before;
			}, 1600);
		}
		catch {
			const range = document.createRange();
			range.selectNodeContents(source);
			getSelection().removeAllRanges();
			getSelection().addRange(range);
			tell('The browser does not let this page copy. The text is selected: press Ctrl-C.');
		}
	}
	const reveal = event.target.closest('[data-reveal]');
	if (reveal) {
		const input = document.getElementById(reveal.dataset.reveal);
		const shown = input.type === 'text';
		input.type = shown ? 'password' : 'text';
		reveal.setAttribute('aria-pressed', String(!shown));
		reveal.setAttribute('aria-label', shown ? 'Show password' : 'Hide password');
		reveal.querySelector('.bi').className = shown ? 'bi bi-eye' : 'bi bi-eye-slash';
		input.focus();
	}
});

function prepare(part) {
	part.querySelectorAll('[data-script]').forEach((element) => {
		element.hidden = false;
	});
	// htmx reads what it gets as if there were no scripts: what is meant for browsers without them would be alive.
	part.querySelectorAll('noscript').forEach((element) => element.remove());
}

document.addEventListener('htmx:load', (event) => prepare(event.detail.elt));
prepare(document);

// What was kept of forms, in case the session ends, goes once something is saved.
if (document.querySelector('.u-flash.u-tone-served')) {
	try {
		Object.keys(sessionStorage).filter((key) => key.startsWith('usher-draft:')).forEach((key) => sessionStorage.removeItem(key));
	}
	catch {
		// Nothing was kept.
	}
}

// The simulator's comforts: rows, pasting, going to the result. The page works without them.

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
			document.querySelector('[data-add-row]').focus();
		}
		else {
			row.querySelectorAll('input').forEach((input) => {
				input.value = '';
			});
			row.querySelector('input').focus();
		}
	}
});

document.addEventListener('paste', (event) => {
	if (event.target.matches('[data-request-line]')) {
		setTimeout(() => event.target.form.requestSubmit());
	}
});

// The keyboard goes on at the result, or at what is wrong. On a narrow screen the result is
// below the form: go there.
document.addEventListener('htmx:afterSettle', (event) => {
	const result = document.getElementById('result');
	if (event.detail.elt.id !== 'simulator' || !result) {
		return;
	}
	const fault = document.querySelector('#call .is-invalid');
	if (fault) {
		fault.focus();
	}
	else if (result.querySelector('#verdict')) {
		result.focus({ preventScroll: true });
		if (window.matchMedia('(max-width: 1099.98px)').matches) {
			result.scrollIntoView({ block: 'start' });
		}
	}
});

// On a narrow screen the tab that is shown may be out of sight.
function showTab() {
	const tab = document.querySelector('#simulator .u-tabs [aria-current]');
	const tabs = tab?.closest('.u-tabs');
	if (tabs) {
		tabs.scrollLeft = tab.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - tab.offsetWidth) / 2;
	}
}

document.addEventListener('htmx:afterSettle', showTab);
showTab();

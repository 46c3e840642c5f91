// Lists of records: choosing rows, and putting Call Routing Rules into another order.

function countChosen() {
	const bulk = document.querySelector('[data-bulk]');
	if (!bulk) {
		return;
	}
	const checks = [...document.querySelectorAll('[data-check]')];
	const chosen = checks.filter((check) => check.checked).length;
	bulk.hidden = chosen === 0;
	bulk.querySelector('[data-chosen]').textContent = chosen;
	const every = document.querySelector('[data-check-all]');
	every.checked = chosen > 0 && chosen === checks.length;
	every.indeterminate = chosen > 0 && chosen < checks.length;
	const all = bulk.querySelector('[data-all]');
	if (all && chosen < checks.length) {
		all.checked = false;
	}
}

document.addEventListener('change', (event) => {
	if (event.target.matches('[data-check-all]')) {
		document.querySelectorAll('[data-check]').forEach((check) => {
			check.checked = event.target.checked;
		});
	}
	if (event.target.matches('[data-all]') && event.target.checked) {
		document.querySelectorAll('[data-check]').forEach((check) => {
			check.checked = true;
		});
	}
	if (event.target.matches('[data-check], [data-check-all], [data-all]')) {
		countChosen();
	}
});

document.addEventListener('htmx:afterSettle', countChosen);
countChosen();

// The order of rules: by dragging the grip, or by its arrow keys. The server decides.

function move(grip, place) {
	const form = document.getElementById('move');
	form.action = grip.dataset.move;
	form.elements.place.value = place;
	try {
		sessionStorage.setItem('usher-moved', grip.dataset.move);
	}
	catch {
		// Without storage the focus does not follow the rule.
	}
	form.submit();
}

const moved = (() => {
	try {
		const path = sessionStorage.getItem('usher-moved');
		sessionStorage.removeItem('usher-moved');
		return path;
	}
	catch {
		return null;
	}
})();
if (moved) {
	document.querySelector('[data-grip][data-move="' + CSS.escape(moved) + '"]')?.focus();
}

document.addEventListener('keydown', (event) => {
	const grip = event.target.closest?.('[data-grip]');
	if (grip && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
		event.preventDefault();
		const place = Number(grip.dataset.place) + (event.key === 'ArrowUp' ? -1 : 1);
		const last = Math.max(...[...document.querySelectorAll('[data-grip]')].map((one) => Number(one.dataset.place)));
		if (place >= 1 && place <= last) {
			move(grip, place);
		}
	}
});

let dragged = null;

function over(event) {
	return event.target.closest?.('tr[data-row]');
}

function unmark() {
	document.querySelectorAll('.rec-over-before, .rec-over-after').forEach((row) => {
		row.classList.remove('rec-over-before', 'rec-over-after');
	});
}

document.addEventListener('pointerdown', (event) => {
	const grip = event.target.closest('[data-grip]');
	if (grip) {
		grip.closest('tr').draggable = true;
	}
});

document.addEventListener('dragstart', (event) => {
	const row = over(event);
	if (row) {
		dragged = row;
		row.classList.add('rec-dragged');
		event.dataTransfer.effectAllowed = 'move';
		event.dataTransfer.setData('text/plain', '');
	}
});

document.addEventListener('dragover', (event) => {
	const row = over(event);
	if (dragged && row && row !== dragged) {
		event.preventDefault();
		unmark();
		const box = row.getBoundingClientRect();
		row.classList.add(event.clientY < box.top + box.height / 2 ? 'rec-over-before' : 'rec-over-after');
	}
});

document.addEventListener('drop', (event) => {
	const row = over(event);
	if (dragged && row && row !== dragged) {
		event.preventDefault();
		const grip = dragged.querySelector('[data-grip]');
		const from = Number(grip.dataset.place);
		let to = Number(row.querySelector('[data-grip]').dataset.place);
		const box = row.getBoundingClientRect();
		if (event.clientY >= box.top + box.height / 2) {
			to++;
		}
		if (to > from) {
			to--;
		}
		if (to !== from) {
			move(grip, to);
		}
	}
});

document.addEventListener('dragend', () => {
	unmark();
	if (dragged) {
		dragged.classList.remove('rec-dragged');
		dragged.draggable = false;
		dragged = null;
	}
});

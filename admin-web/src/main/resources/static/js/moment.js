// Times: shown as the reader's clock has them, and sent with the reader's offset from UTC.

const day = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

function two(number) {
	return String(number).padStart(2, '0');
}

function offset(date) {
	const minutes = -date.getTimezoneOffset();
	const size = Math.abs(minutes);
	return (minutes < 0 ? '-' : '+') + two(Math.floor(size / 60)) + ':' + two(size % 60);
}

function local(date) {
	return day.format(date) + 'T' + clock.format(date);
}

/** Shows times as the reader's clock has them; those of today without the date. */
export function localise(part) {
	part.querySelectorAll('time[data-local]').forEach((element) => {
		const date = new Date(element.getAttribute('datetime'));
		if (!Number.isNaN(date.getTime())) {
			const millis = element.dataset.local === 'millis' ? '.' + String(date.getMilliseconds()).padStart(3, '0') : '';
			const today = element.dataset.local !== 'whole' && day.format(date) === day.format(new Date());
			element.textContent = (today ? '' : day.format(date) + ' ') + clock.format(date) + millis;
			element.title = day.format(date) + ' ' + clock.format(date) + ' UTC' + offset(date);
		}
	});
	part.querySelectorAll('input[data-moment]').forEach((input) => {
		const date = new Date(input.dataset.at ?? '');
		if (input.type === 'datetime-local' && !Number.isNaN(date.getTime())) {
			input.value = local(date);
			document.getElementById(input.dataset.moment).value = offset(date);
		}
	});
}

// Names the offset that holds at the time that was entered, which is not always today's.
document.addEventListener('input', (event) => {
	const input = event.target;
	if (input.matches('input[data-moment]')) {
		const date = new Date(input.value);
		document.getElementById(input.dataset.moment).value =
			input.value && !Number.isNaN(date.getTime()) ? offset(date) : '';
	}
});

document.addEventListener('htmx:load', (event) => localise(event.detail.elt));
localise(document);

// The live tail: asks every two seconds for what is new, and lets people read meanwhile.
import { localise } from './moment.js';

const PERIOD = 2000;
const MOST_ROWS = 300;
const LONGEST = 60 * 60 * 1000;
const PATIENCE = 10000;

const toggle = document.querySelector('[data-live]');
const state = document.getElementById('live-state');

let timer = 0;
let began = 0;
let unsaid = 0;
let said = 0;

function rows() {
	const body = document.querySelector(toggle.dataset.live);
	return body && body.dataset.newer ? body : null;
}

/** People read where they scrolled to, where their focus is, or where they mark text. */
function isRead(body) {
	const selection = getSelection();
	return document.hidden || body.getBoundingClientRect().top < 0 || body.contains(document.activeElement)
		|| (selection && !selection.isCollapsed && body.contains(selection.anchorNode));
}

function say(words) {
	if (state.textContent !== words) {
		state.textContent = words;
	}
}

/** Tells what came, but not more often than one wants to hear. */
function tell(count) {
	unsaid += count;
	if (unsaid > 0 && Date.now() - said > PATIENCE) {
		say(unsaid === 1 ? '1 new' : unsaid + ' new');
		said = Date.now();
		unsaid = 0;
	}
}

function isNewer(one, other) {
	return BigInt(one) > BigInt(other);
}

/** Puts rows in their places, without those that are there. */
function insert(body, added) {
	const known = new Set([...body.rows].map((row) => row.dataset.id));
	const fresh = [...added].filter((row) => !known.has(row.dataset.id));
	for (const row of fresh) {
		const place = [...body.rows].find((other) => isNewer(row.dataset.id, other.dataset.id));
		row.classList.add('log-new');
		body.insertBefore(document.adoptNode(row), place ?? null);
		localise(row);
	}
	if (fresh.length > 0) {
		body.closest('[hidden]')?.removeAttribute('hidden');
		document.getElementById('nothing')?.remove();
	}
	trim(body);
	return fresh.length;
}

/** Keeps the page light; the link to older entries goes on where the page ends now. */
function trim(body) {
	const older = document.querySelector('[data-older]');
	if (body.rows.length <= MOST_ROWS) {
		return;
	}
	while (body.rows.length > MOST_ROWS) {
		body.lastElementChild.remove();
	}
	if (older) {
		const address = new URL(older.href);
		address.searchParams.set('before', body.rows[body.rows.length - 1].dataset.id);
		older.href = address.href;
	}
}

async function ask(body) {
	const address = new URL(body.dataset.newer, location.href);
	new URLSearchParams(location.search).forEach((value, name) => address.searchParams.append(name, value));
	address.searchParams.set('after', body.rows[0]?.dataset.id ?? '0');
	const answer = await fetch(address, { credentials: 'same-origin', signal: AbortSignal.timeout(10000) });
	if (new URL(answer.url).pathname.endsWith('/login')) {
		location.reload();
		return;
	}
	if (!answer.ok) {
		say(answer.status === 503 ? 'Usher is busy; it goes on soon' : 'Live stopped: reload the page');
		if (answer.status !== 503) {
			stop();
		}
		return;
	}
	if (answer.status === 204) {
		return;
	}
	const page = new DOMParser().parseFromString('<table><tbody>' + await answer.text() + '</tbody></table>', 'text/html');
	if (body.isConnected) {
		tell(insert(body, page.querySelectorAll('tr[data-id]')));
	}
}

async function tick() {
	const body = rows();
	if (Date.now() - began > LONGEST) {
		stop();
		say('Live stopped after an hour');
		return;
	}
	try {
		if (!body) {
			say('Waits: the newest are not shown');
		}
		else if (isRead(body)) {
			say('Waits while you read');
		}
		else {
			if (state.textContent.startsWith('Waits')) {
				say('');
			}
			await ask(body);
		}
	}
	catch {
		say('Usher cannot be reached; trying again');
	}
	if (timer !== 0) {
		timer = setTimeout(tick, PERIOD);
	}
}

function start() {
	began = Date.now();
	toggle.setAttribute('aria-pressed', 'true');
	say('New entries appear at the top');
	said = Date.now();
	timer = setTimeout(tick, 0);
}

function stop() {
	clearTimeout(timer);
	timer = 0;
	toggle.setAttribute('aria-pressed', 'false');
}

toggle.addEventListener('click', () => {
	if (timer === 0) {
		start();
	}
	else {
		stop();
		say('');
	}
});

// Draws the dashboard's charts as SVG: stacked columns and lines, from one JSON document.

const SVG = 'http://www.w3.org/2000/svg';
const SECONDS = 10;
const HEIGHT = 180;
const MARGIN = { top: 10, right: 8, bottom: 22, left: 46 };

const charts = document.getElementById('charts');
let span = 'hour';
let traffic = null;

function draw(name, attributes, ...children) {
	const element = document.createElementNS(SVG, name);
	for (const [key, value] of Object.entries(attributes)) {
		element.setAttribute(key, value);
	}
	element.append(...children);
	return element;
}

function make(name, className, text) {
	const element = document.createElement(name);
	if (className) {
		element.className = className;
	}
	if (text !== undefined) {
		element.textContent = text;
	}
	return element;
}

const count = (number) => number.toLocaleString('en');
const rounded = (number) => number.toPrecision(number < 10 ? 2 : 3);

function time(micros) {
	if (micros >= 1e6) {
		return Number(rounded(micros / 1e6)) + ' s';
	}
	return micros >= 1000 ? Number(rounded(micros / 1000)) + ' ms' : Math.round(micros) + ' µs';
}

function clock(millis) {
	return new Date(millis).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

// The next number of the kind 1, 2, 5, 10 that is not smaller, at least 1 for counts.
function nice(number) {
	const power = 10 ** Math.floor(Math.log10(number));
	return [1, 2, 5, 10].find((factor) => factor * power >= number * 0.999) * power;
}

function steps(largest) {
	const step = Math.max(1, nice(Math.max(1, largest) / 4));
	const top = Math.max(step, Math.ceil(largest / step) * step);
	return { top, marks: Array.from({ length: Math.round(top / step) + 1 }, (_, at) => at * step) };
}

// What a chart shows: series with a value in each period, null where there is none.
function counts(key, series) {
	return {
		stacked: true,
		label: count,
		series: series.map((one, at) => ({ ...one, values: traffic.periods.map((period) => period[key][at]) }))
			.filter((one, at) => at < 2 && key === 'outcomes' || one.values.some((value) => value > 0)),
	};
}

function latency() {
	const titles = { p50: 'Half within', p95: '95 of 100 within', p99: '99 of 100 within' };
	return {
		stacked: false,
		label: time,
		series: Object.entries(titles).map(([key, title]) => ({
			key, title, values: traffic.periods.map((period) => period.latency?.[key] ?? null),
		})),
	};
}

function frame(width, scale, chart) {
	const plot = draw('g', {});
	for (const mark of scale.marks) {
		const y = scale.y(mark);
		plot.append(draw('line', { class: mark === 0 ? 'dash-base' : 'dash-grid', x1: MARGIN.left, x2: width - MARGIN.right, y1: y, y2: y }));
		plot.append(draw('text', { class: 'dash-tick', x: MARGIN.left - 6, y: y + 4, 'text-anchor': 'end' }, chart.label(mark)));
	}
	const every = Math.max(1, Math.ceil(traffic.periods.length / Math.max(2, Math.floor(width / 90))));
	for (let at = traffic.periods.length - 1; at > 0; at -= every) {
		const x = scale.x(at) + scale.step / 2;
		if (x < width - 24 && x > MARGIN.left + 10) {
			plot.append(draw('text', { class: 'dash-tick', x, y: HEIGHT - 6, 'text-anchor': 'middle' }, clock(traffic.periods[at].from)));
		}
	}
	return plot;
}

function columns(chart, scale) {
	const plot = draw('g', {});
	const gap = Math.min(2, scale.step * 0.2);
	traffic.periods.forEach((period, at) => {
		let below = 0;
		for (const series of chart.series) {
			const value = series.values[at];
			if (value > 0) {
				const y = scale.y(below + value);
				plot.append(draw('rect', {
					class: 'dash-fill dash-' + series.key, x: scale.x(at) + gap / 2, width: scale.step - gap,
					y, height: Math.max(1, scale.y(below) - y),
				}));
				below += value;
			}
		}
	});
	return plot;
}

function lines(chart, scale) {
	const plot = draw('g', {});
	for (const series of chart.series) {
		let path = '';
		let drawing = false;
		series.values.forEach((value, at) => {
			if (value !== null) {
				const x = scale.x(at) + scale.step / 2;
				const alone = !drawing && (series.values[at + 1] ?? null) === null;
				if (alone) {
					plot.append(draw('circle', { class: 'dash-dot dash-' + series.key, cx: x, cy: scale.y(value), r: 2.5 }));
				}
				path += (drawing ? 'L' : 'M') + x.toFixed(1) + ' ' + scale.y(value).toFixed(1);
			}
			drawing = value !== null;
		});
		plot.append(draw('path', { class: 'dash-line dash-' + series.key, d: path }));
	}
	return plot;
}

function legend(chart) {
	const list = make('ul', 'dash-legend');
	for (const series of chart.series) {
		const item = make('li');
		const total = chart.stacked ? ' ' + count(series.values.reduce((sum, value) => sum + value, 0)) : '';
		item.append(make('span', 'dash-key dash-' + series.key), make('span', '', series.title + total));
		list.append(item);
	}
	return list;
}

function words(chart, at) {
	const from = traffic.periods[at].from;
	const values = chart.series.filter((series) => series.values[at]).map((series) => series.title + ' ' + chart.label(series.values[at]));
	return clock(from) + '–' + clock(from + traffic.step * 1000) + ': ' + (values.length ? values.join(', ') : 'no request');
}

function summary(chart) {
	return chart.series.map((series) => {
		const values = series.values.filter((value) => value !== null);
		return series.title + ' ' + (chart.stacked ? count(values.reduce((sum, value) => sum + value, 0))
			: values.length ? 'at most ' + chart.label(Math.max(...values)) : 'none');
	}).join(', ');
}

// Shows a period's figures under the pointer, or by the arrow keys.
function inspect(svg, chart, scale, box) {
	const mark = draw('rect', { class: 'dash-mark', y: MARGIN.top, height: HEIGHT - MARGIN.top - MARGIN.bottom, width: scale.step, x: 0, visibility: 'hidden' });
	const note = make('p', 'dash-note');
	note.setAttribute('aria-live', 'polite');
	svg.prepend(mark);
	let shown = -1;
	const show = (at) => {
		shown = Math.max(0, Math.min(traffic.periods.length - 1, at));
		mark.setAttribute('x', scale.x(shown));
		mark.setAttribute('visibility', 'visible');
		note.textContent = words(chart, shown);
		note.classList.toggle('dash-note-left', shown < traffic.periods.length / 2);
	};
	const hide = () => {
		shown = -1;
		mark.setAttribute('visibility', 'hidden');
		note.textContent = '';
	};
	svg.addEventListener('pointermove', (event) => {
		const x = event.clientX - svg.getBoundingClientRect().left;
		show(Math.floor((x - MARGIN.left) / scale.step));
	});
	svg.addEventListener('pointerleave', hide);
	svg.addEventListener('blur', hide);
	svg.addEventListener('keydown', (event) => {
		const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
		if (move) {
			event.preventDefault();
			show(shown < 0 ? traffic.periods.length - 1 : shown + move);
		}
		else if (event.key === 'Escape') {
			hide();
		}
	});
	box.append(note);
}

function plot(box, chart) {
	if (box.contains(document.activeElement) || box.matches(':hover')) {
		return;
	}
	const width = Math.max(240, box.clientWidth);
	const largest = chart.stacked
		? Math.max(...traffic.periods.map((_, at) => chart.series.reduce((sum, series) => sum + series.values[at], 0)))
		: Math.max(0, ...chart.series.flatMap((series) => series.values.filter((value) => value !== null)));
	const { top, marks } = steps(largest);
	const step = (width - MARGIN.left - MARGIN.right) / traffic.periods.length;
	const scale = {
		step, marks,
		x: (at) => MARGIN.left + at * step,
		y: (value) => HEIGHT - MARGIN.bottom - value / top * (HEIGHT - MARGIN.top - MARGIN.bottom),
	};
	const svg = draw('svg', { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', tabindex: '0', 'aria-label': summary(chart) + '. Left and right arrow keys tell each period.' });
	svg.append(frame(width, scale, chart), chart.stacked ? columns(chart, scale) : lines(chart, scale));
	if (largest === 0) {
		svg.append(draw('text', { class: 'dash-none', x: width / 2, y: HEIGHT / 2, 'text-anchor': 'middle' }, 'No request in this time'));
	}
	box.replaceChildren(svg, legend(chart));
	inspect(svg, chart, scale, box);
}

function row(cells, head) {
	const line = make('tr');
	cells.forEach((cell, at) => {
		const element = make(head || at === 0 ? 'th' : 'td', at > 0 ? 'u-number' : '', cell);
		if (head || at === 0) {
			element.scope = head ? 'col' : 'row';
		}
		line.append(element);
	});
	return line;
}

function table() {
	const head = make('thead');
	head.append(row(['From', ...traffic.outcomes.map((one) => one.title), ...traffic.types.map((one) => one.title), '50 %', '95 %', '99 %'], true));
	const body = make('tbody');
	[...traffic.periods].reverse().forEach((period) => {
		const taken = ['p50', 'p95', 'p99'].map((key) => period.latency ? time(period.latency[key]) : '–');
		body.append(row([clock(period.from), ...period.outcomes.map(count), ...period.types.map(count), ...taken], false));
	});
	charts.querySelector('[data-plot-table]').replaceChildren(head, body);
}

function drawAll() {
	if (!traffic) {
		return;
	}
	plot(charts.querySelector('[data-plot="outcomes"]'), counts('outcomes', traffic.outcomes));
	plot(charts.querySelector('[data-plot="types"]'), counts('types', traffic.types));
	plot(charts.querySelector('[data-plot="latency"]'), latency());
	if (charts.querySelector('details').open) {
		table();
	}
}

async function load() {
	try {
		const response = await fetch(charts.dataset.traffic + '?span=' + span, { headers: { Accept: 'application/json' } });
		if (response.ok && !response.redirected) {
			traffic = await response.json();
			drawAll();
		}
	}
	catch {
		// Usher is not there: the last figures stay, and the next round tries again.
	}
}

charts.addEventListener('click', (event) => {
	const button = event.target.closest('[data-span]');
	if (button) {
		span = button.dataset.span;
		charts.querySelectorAll('[data-span]').forEach((one) => one.setAttribute('aria-pressed', String(one === button)));
		load();
	}
});
charts.querySelector('details').addEventListener('toggle', drawAll);
let width = 0;
new ResizeObserver(() => {
	if (charts.clientWidth !== width) {
		width = charts.clientWidth;
		drawAll();
	}
}).observe(charts);
setInterval(() => {
	if (!document.hidden) {
		load();
	}
}, SECONDS * 1000);
document.addEventListener('visibilitychange', () => {
	if (!document.hidden) {
		load();
	}
});
load();

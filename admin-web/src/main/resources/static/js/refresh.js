// Refreshes parts of a page while somebody looks at it, and not while they use it.

function busy(element) {
	const parts = document.querySelectorAll(element.dataset.refreshed ?? '#' + element.id);
	const selection = document.getSelection();
	return [...parts].some((part) => part.contains(document.activeElement)
		|| part.querySelector('details[open]') !== null
		|| (selection && !selection.isCollapsed && selection.containsNode(part, true)));
}

function refresh(force) {
	const now = Date.now();
	document.querySelectorAll('[data-refresh]').forEach((element) => {
		const last = Number(element.dataset.refreshedAt ?? refresh.begun);
		if (!document.hidden && (force || now - last >= element.dataset.refresh * 1000) && !busy(element)) {
			element.dataset.refreshedAt = now;
			window.htmx.trigger(element, 'refresh');
		}
	});
}
refresh.begun = Date.now();

setInterval(() => refresh(false), 1000);
document.addEventListener('visibilitychange', () => {
	if (!document.hidden) {
		refresh(true);
	}
});

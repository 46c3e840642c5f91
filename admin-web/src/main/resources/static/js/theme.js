// Chooses the theme before the page is painted: what the user chose, else the system's.
(() => {
	'use strict';
	const key = 'usher-theme';
	const system = window.matchMedia('(prefers-color-scheme: dark)');

	function chosen() {
		try {
			return localStorage.getItem(key) || 'system';
		}
		catch {
			return 'system';
		}
	}

	function apply() {
		const choice = chosen();
		const dark = choice === 'dark' || (choice === 'system' && system.matches);
		document.documentElement.setAttribute('data-bs-theme', dark ? 'dark' : 'light');
		document.querySelectorAll('[data-theme-choice]').forEach((button) => {
			button.setAttribute('aria-pressed', String(button.dataset.themeChoice === choice));
		});
	}

	apply();
	system.addEventListener('change', apply);
	window.addEventListener('storage', apply);
	document.addEventListener('DOMContentLoaded', () => {
		document.querySelectorAll('.u-themes').forEach((switcher) => switcher.hidden = false);
		apply();
	});
	document.addEventListener('click', (event) => {
		const button = event.target.closest('[data-theme-choice]');
		if (!button) {
			return;
		}
		try {
			localStorage.setItem(key, button.dataset.themeChoice);
		}
		catch {
			// Without storage the choice lasts as long as the page.
		}
		apply();
	});
})();

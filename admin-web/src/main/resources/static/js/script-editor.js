// Editors for local policy scripts and their input: highlighting, completion, problems.

const { CodeMirror } = window;

/** Marks Infinity's functions and the script's variables within Jinja's tags. */
function nameOverlay(words) {
	const functions = new Set(words.functions.concat(words.filters).map((word) => word.name));
	const variables = new Set(words.variables.map((variable) => variable.name));
	return {
		startState: () => ({ inside: false }),
		copyState: (state) => ({ inside: state.inside }),
		token(stream, state) {
			if (!state.inside) {
				if (stream.match(/^\{[{%]/)) {
					state.inside = true;
				}
				else {
					stream.next();
					stream.eatWhile(/[^{]/);
				}
				return null;
			}
			if (stream.match(/^[%}]\}/)) {
				state.inside = false;
				return null;
			}
			const word = stream.match(/^[A-Za-z_]\w*/);
			if (word) {
				return functions.has(word[0]) ? 'usher-function' : variables.has(word[0]) ? 'usher-variable' : null;
			}
			if (stream.match(/^"(?:\\.|[^"\\])*"?|^'(?:\\.|[^'\\])*'?/)) {
				return null;
			}
			stream.next();
			return null;
		},
	};
}

CodeMirror.defineMode('usher-script', (config, options) => {
	const json = CodeMirror.getMode(config, { name: 'javascript', json: true });
	const jinja = CodeMirror.overlayMode(json, CodeMirror.getMode(config, 'jinja2'), false);
	return options.words ? CodeMirror.overlayMode(jinja, nameOverlay(options.words), false) : jinja;
});

/** Returns the tag that is open before a place, such as {kind: '{{', text: ' call_info.'}. */
function openTag(text) {
	const at = Math.max(text.lastIndexOf('{{'), text.lastIndexOf('{%'), text.lastIndexOf('{#'));
	if (at < 0) {
		return null;
	}
	const kind = text.slice(at, at + 2);
	const inner = text.slice(at + 2);
	const end = kind === '{{' ? '}}' : kind === '{%' ? '%}' : '#}';
	return inner.includes(end) ? null : { kind, text: inner };
}

/** Returns the text that is open at the end, such as {before: 'a == ', word: 'si'}. */
function openText(text) {
	let quote = null;
	let start = 0;
	for (let i = 0; i < text.length; i++) {
		if (quote) {
			if (text[i] === '\\') {
				i++;
			}
			else if (text[i] === quote) {
				quote = null;
			}
		}
		else if (text[i] === '"' || text[i] === '\'') {
			quote = text[i];
			start = i;
		}
	}
	return quote ? { quote, before: text.slice(0, start), word: text.slice(start + 1) } : null;
}

/** Returns the keys of the objects that are open at the end of a JSON text. */
function openKeys(text) {
	const keys = [];
	let key = '';
	let last = '';
	for (const match of text.matchAll(/"((?:\\.|[^"\\])*)"|[{}[\]:,]/g)) {
		const sign = match[0];
		if (match[1] !== undefined) {
			last = match[1];
		}
		else if (sign === ':') {
			key = last;
		}
		else if (sign === '{' || sign === '[') {
			keys.push(key);
			key = '';
		}
		else if (sign === '}' || sign === ']') {
			keys.pop();
		}
	}
	return keys;
}

const field = (name, fields) => (fields ?? []).find((each) => each.name === name);

function ofFields(fields) {
	return (fields ?? []).map((each) => ({ text: each.name, about: each.label }));
}

function ofValues(each) {
	return (each?.values ?? []).map((value) => ({ text: value, about: each.label }));
}

function ofWords(words) {
	return words.map((word) => ({ text: word.name, about: word.help }));
}

function fieldsOf(words, name) {
	return words.variables.find((variable) => variable.name === name)?.fields;
}

function endings(text) {
	const open = [];
	for (const match of text.matchAll(/\{%[-+]?\s*(end)?(if|for|with|filter|macro|call|block|autoescape)\b/g)) {
		if (match[1]) {
			open.pop();
		}
		else {
			open.push(match[2]);
		}
	}
	const inner = open.at(-1);
	const found = inner ? [{ text: 'end' + inner, about: 'ends the innermost part' }] : [];
	return (inner === 'if') ? [{ text: 'elif', about: 'another condition' }, { text: 'else', about: 'otherwise' }, ...found]
		: found;
}

/** What fits into a text within a tag: a field's values, or names of fields. */
function inText(words, open) {
	const compared = /(\w+)\.(\w+)\s*(?:==|!=|(?:not\s+)?in\s*[[(][^\])]*)\s*$/.exec(open.before);
	if (compared) {
		return ofValues(field(compared[2], fieldsOf(words, compared[1])));
	}
	const part = /(\w+)(?:\.get\(|\[)\s*$/.exec(open.before);
	if (part && fieldsOf(words, part[1])) {
		return ofFields(fieldsOf(words, part[1]));
	}
	const value = /["'](\w+)["']\s*:\s*$/.exec(open.before);
	if (value) {
		return ofValues(field(value[1], words.fields));
	}
	return /[{,]\s*$/.test(open.before) ? ofFields(words.fields) : [];
}

function inTag(words, tag, whole) {
	const open = openText(tag.text);
	if (open) {
		return { list: inText(words, open), word: open.word };
	}
	let match = /(\w+)\.(\w*)$/.exec(tag.text);
	if (match) {
		return { list: ofFields(fieldsOf(words, match[1])), word: match[2] };
	}
	match = /\|\s*(\w*)$/.exec(tag.text);
	if (match) {
		return { list: ofWords(words.filters), word: match[1] };
	}
	match = /\bis\s+(?:not\s+)?(\w*)$/.exec(tag.text);
	if (match) {
		return { list: ofWords(words.tests), word: match[1] };
	}
	match = tag.kind === '{%' && /^[-+]?\s*(\w*)$/.exec(tag.text);
	if (match) {
		return { list: [...endings(whole), ...ofWords(words.statements)], word: match[1] };
	}
	const own = [...new Set([...whole.matchAll(/\{%[-+]?\s*set\s+(\w+)/g)].map((set) => set[1]))]
		.map((name) => ({ text: name, about: 'set in this script' }));
	return { list: [...ofWords(words.variables), ...own, ...ofWords(words.functions)], word: /\w*$/.exec(tag.text)[0] };
}

/** What fits into the JSON that a script prints. */
function inOutput(words, before) {
	const text = before.slice(before.lastIndexOf('\n') + 1);
	const value = /"(\w+)"\s*:\s*"([^"]*)$/.exec(text);
	if (value) {
		const values = value[1] === 'action' ? words.actions.map((action) => ({ text: action, about: 'action' }))
			: ofValues(field(value[1], words.fields));
		return { list: values, word: value[2] };
	}
	const key = /(?:^|[{,])\s*"(\w*)$/.exec(text);
	if (key) {
		const outer = words.actions.length ? [{ text: 'action', about: 'what becomes of the call' }] : [];
		return { list: [...outer, { text: 'result', about: 'what goes with it' }, ...ofFields(words.fields)], word: key[1] };
	}
	const variable = words.variables.at(words.kind === 'service' ? 1 : -1).name;
	return {
		list: [
			{ text: '{{ ' + variable + '|pex_to_json }}', about: 'hand it on as it is' },
			{ text: '{{ ' + variable + '|pex_update({"": ""})|pex_to_json }}', about: 'hand it on with a change' },
			{ text: '{% if  %}\n{% else %}\n{% endif %}', about: 'a choice' },
		],
		word: '',
	};
}

/** What fits into the input. */
function inInput(words, before) {
	const text = before.slice(before.lastIndexOf('\n') + 1);
	const keys = openKeys(before);
	const fields = fieldsOf(words, keys[1]) ?? [];
	const value = /"(\w+)"\s*:\s*"([^"]*)$/.exec(text);
	if (value) {
		return { list: ofValues(field(value[1], fields)), word: value[2] };
	}
	const key = /"(\w*)$/.exec(text);
	if (!key) {
		return null;
	}
	return { list: (keys.length < 2) ? ofWords(words.variables) : ofFields(fields.length ? fields : words.fields), word: key[1] };
}

function render(element, data, choice) {
	const name = document.createElement('span');
	name.textContent = choice.displayText;
	const about = document.createElement('span');
	about.className = 'tst-hint-about';
	about.textContent = choice.about;
	element.append(name, about);
}

function completion(words, find) {
	return (editor) => {
		const cursor = editor.getCursor();
		const found = find(words, editor.getRange({ line: 0, ch: 0 }, cursor), editor.getValue());
		if (!found) {
			return null;
		}
		const word = found.word.toLowerCase();
		const fits = found.list.filter((each) => each.text.toLowerCase().includes(word));
		fits.sort((a, b) => Number(b.text.toLowerCase().startsWith(word)) - Number(a.text.toLowerCase().startsWith(word)));
		return {
			list: fits.map((each) => ({ text: each.text, displayText: each.text.replace(/\s+/g, ' '), about: each.about ?? '', render })),
			from: { line: cursor.line, ch: cursor.ch - found.word.length },
			to: cursor,
		};
	};
}

function inScript(words, before, whole) {
	const tag = openTag(before);
	if (tag) {
		return tag.kind === '{#' ? null : inTag(words, tag, whole);
	}
	return inOutput(words, before);
}

/** Tab indents until Escape was pressed: then it leaves the editor. */
function keys(editor, run) {
	const mapped = {
		'Ctrl-Space': 'autocomplete',
		'Ctrl-Enter': () => run('run'),
		'Cmd-Enter': () => run('run'),
		'Shift-Ctrl-Enter': () => run('tests'),
		'Shift-Cmd-Enter': () => run('tests'),
		'Ctrl-/': 'toggleComment',
		'Cmd-/': 'toggleComment',
		Tab: (cm) => (cm.somethingSelected() ? cm.indentSelection('add') : cm.execCommand('insertSoftTab')),
		'Shift-Tab': 'indentLess',
		Esc: (cm) => {
			cm.setOption('extraKeys', { ...mapped, Tab: false, 'Shift-Tab': false });
			document.getElementById('announcer').textContent = 'Tab now leaves the editor.';
		},
	};
	editor.setOption('extraKeys', mapped);
	editor.on('focus', () => editor.setOption('extraKeys', mapped));
}

function make(area, label, mode, run) {
	const editor = CodeMirror.fromTextArea(area, {
		mode,
		theme: 'usher',
		lineNumbers: true,
		lineWrapping: true,
		indentUnit: 2,
		tabSize: 2,
		matchBrackets: true,
		autoCloseBrackets: { pairs: '()[]{}""', explode: '[]{}' },
		styleActiveLine: true,
		gutters: ['CodeMirror-lint-markers', 'CodeMirror-linenumbers'],
		screenReaderLabel: label,
		placeholder: area.placeholder,
		viewportMargin: 200,
		// What nobody sees, and what turns the text around it, is a dot that says what it is.
		specialChars: /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc]/,
	});
	keys(editor, run);
	editor.on('change', () => editor.save());
	return editor;
}

/** Puts an editor for scripts in a text area's place. */
export function scriptEditor(area, words, run) {
	const editor = make(area, 'Script', { name: 'usher-script', words }, run);
	editor.setOption('hintOptions', { hint: completion(words, inScript), completeSingle: false });
	editor.on('inputRead', (cm, change) => {
		const typed = change.text.join('');
		const tag = openTag(cm.getRange({ line: 0, ch: 0 }, cm.getCursor()));
		if (tag && tag.kind !== '{#' && (typed === '.' || typed === '|' || (/^\w$/.test(typed) && !cm.state.completionActive && /[.|]\w$/.test(tag.text)))) {
			cm.showHint();
		}
	});
	return editor;
}

/** Puts an editor for JSON in a text area's place. */
export function inputEditor(area, words, run) {
	const editor = make(area, 'Input: the script\'s variables as JSON', { name: 'javascript', json: true }, run);
	editor.setOption('hintOptions', { hint: completion(words, inInput), completeSingle: false });
	return editor;
}

/** Marks problems in an editor: each with line and column from 1, severity and message. */
export function mark(editor, problems) {
	const annotations = problems.filter((problem) => problem.line > 0 && problem.line <= editor.lineCount()).map((problem) => {
		const line = problem.line - 1;
		const length = editor.getLine(line).length;
		const start = problem.column > 0 ? Math.min(problem.column - 1, Math.max(0, length - 1)) : 0;
		const end = problem.column > 0 ? Math.max(editor.getTokenAt({ line, ch: start + 1 }).end, start + 1) : length;
		return {
			from: { line, ch: start }, to: { line, ch: end },
			severity: problem.severity, message: problem.message,
		};
	});
	editor.setOption('lint', { getAnnotations: () => annotations, lintOnChange: false, selfContain: true });
}

package io.usher.core.script.answer;

import java.util.Locale;

import io.usher.core.script.ScriptProblem;
import io.usher.core.script.Stage;
import tools.jackson.core.JacksonException;

/**
 * Where and why an output is no JSON, in words that tell what to write instead: most
 * faults are Python's notation, or a comma that a branch of the script left behind.
 */
final class JsonFault {

	private final String output;

	private int at;

	private boolean trailingComma;

	private String message = "";

	private JsonFault(String output) {
		this.output = output;
	}

	/** Finds the fault that the parser stumbled over. */
	static JsonFault find(String output, JacksonException ex) {
		JsonFault fault = new JsonFault(output);
		long offset = (ex.getLocation() != null) ? ex.getLocation().getCharOffset() : 0;
		fault.at = (int) Math.min(Math.max(offset, 0), output.length());
		fault.explain(ex);
		return fault;
	}

	boolean isTrailingComma() {
		return this.trailingComma;
	}

	ScriptProblem diagnostic() {
		int line = 1 + (int) this.output.substring(0, this.at).chars().filter((c) -> c == '\n').count();
		int column = this.at - this.output.lastIndexOf('\n', this.at - 1);
		return ScriptProblem.error(Stage.JSON, line, column, this.message);
	}

	private void explain(JacksonException ex) {
		if (this.at == this.output.length() && isUnfinished(ex)) {
			this.message = "the output ends too early (expected: the quotation mark, ] or } that closes what was begun)";
			return;
		}
		this.at = Math.min(this.at, this.output.length() - 1);
		char found = this.output.charAt(this.at);
		int before = lastBefore(this.at);
		char previous = (before < 0) ? ' ' : this.output.charAt(before);
		String word = word();
		if ((found == '}' || found == ']') && previous == ',') {
			this.trailingComma = true;
			this.at = before;
			this.message = "a comma before " + found + " (expected: none after the last member; remove it, or print "
					+ "it only in the branch that prints another member)";
		}
		else if (found == ',' && (previous == ',' || previous == '{' || previous == '[')) {
			this.message = "a comma after " + previous + " (expected: a member between them; print the comma only "
					+ "in the branch that prints the member)";
		}
		else if (previous == ':' && (found == ',' || found == '}')) {
			this.message = "no value after the colon (expected: a value; the expression there printed nothing)";
		}
		else if (found == '\'') {
			this.message = "a text in single quotation marks (expected: double ones; print variables with "
					+ "{{ …|pex_to_json }})";
		}
		else if (!word.isEmpty()) {
			explainWord(word);
		}
		else if (found < ' ') {
			this.message = "a line end or control character inside a text (expected: \\n; print texts with "
					+ "{{ …|pex_to_json }})";
		}
		else if (found == '"') {
			this.message = "a quotation mark (expected: a comma before the next member; or, inside a text, \\\", "
					+ "which {{ …|pex_to_json }} prints)";
		}
		else {
			this.message = "\"" + found + "\" does not belong here (" + firstLine(ex.getOriginalMessage()) + ")";
		}
	}

	private void explainWord(String word) {
		this.message = switch (word) {
			case "True", "False" -> word + " (expected: " + word.toLowerCase(Locale.ROOT)
					+ "; JSON has no capitals here, and {{ …|pex_to_json }} prints it so)";
			case "None" -> "None (expected: null, which {{ …|pex_to_json }} prints)";
			default -> word + " (expected: a text in quotation marks, a number, true, false or null; "
					+ "{{ …|pex_to_json }} prints the quotation marks of texts)";
		};
	}

	private static boolean isUnfinished(JacksonException ex) {
		String text = String.valueOf(ex.getOriginalMessage());
		return text.contains("end-of-input") || text.contains("end of input");
	}

	private String word() {
		int end = this.at;
		while (end < this.output.length() && end - this.at < 40 && isWord(this.output.charAt(end))) {
			end++;
		}
		return this.output.substring(this.at, end);
	}

	private static boolean isWord(char c) {
		return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
	}

	private int lastBefore(int place) {
		int before = place - 1;
		while (before >= 0 && Character.isWhitespace(this.output.charAt(before))) {
			before--;
		}
		return before;
	}

	private static String firstLine(String text) {
		int end = text.indexOf('\n');
		return (end < 0) ? text : text.substring(0, end);
	}

}

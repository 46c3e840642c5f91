package io.usher.core.regex;

/**
 * A text that counts each look at it.
 */
final class CountedText implements CharSequence {

	private final String text;

	private final Steps steps;

	CountedText(String text, Steps steps) {
		this.text = text;
		this.steps = steps;
	}

	@Override
	public int length() {
		this.steps.take();
		return this.text.length();
	}

	@Override
	public char charAt(int index) {
		this.steps.take();
		return this.text.charAt(index);
	}

	@Override
	public CharSequence subSequence(int start, int end) {
		return this.text.substring(start, end);
	}

	@Override
	public String toString() {
		return this.text;
	}

}

package io.usher.core.script.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The blocks of a script by name.
 */
final class BlockSet {

	private final Set<String> names = new HashSet<>();

	private final Map<String, BlockCode> blocks = new HashMap<>();

	@Nullable BlockCode find(String name) {
		return this.blocks.get(name);
	}

	/** Says that a block comes, and returns whether its name is new. */
	boolean declare(String name) {
		return this.names.add(name);
	}

	void add(BlockCode block) {
		this.blocks.put(block.name(), block);
	}

}

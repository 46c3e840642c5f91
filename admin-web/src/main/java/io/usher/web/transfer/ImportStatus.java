package io.usher.web.transfer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How an import stands at a moment.
 *
 * @param phase how far it has come
 * @param since since when that is so
 * @param stage what is done now, empty when nothing is
 * @param done how much of the stage is done
 * @param total how much of the stage there is, 0 when nobody knows
 * @param survey the plan, null when there is none yet
 * @param words what people should know, null for nothing
 * @param revision the revision that it became, 0 for none
 */
record ImportStatus(Phase phase, Instant since, String stage, long done, long total, @Nullable PlanSurvey survey,
		@Nullable String words, long revision) {

	static ImportStatus waiting(Instant now) {
		return new ImportStatus(Phase.WAITING, now, "", 0, 0, null, null, 0);
	}

	ImportStatus at(Phase next, Instant now, @Nullable String told) {
		return new ImportStatus(next, now, "", 0, 0, this.survey, told, this.revision);
	}

	ImportStatus at(String nextStage, long nextDone, long nextTotal) {
		return new ImportStatus(this.phase, this.since, nextStage, nextDone, nextTotal, this.survey, this.words,
				this.revision);
	}

	ImportStatus planned(PlanSurvey plan, Instant now, @Nullable String told) {
		return new ImportStatus(Phase.PLANNED, now, "", 0, 0, plan, told, 0);
	}

	ImportStatus done(long becameRevision, Instant now) {
		return new ImportStatus(Phase.DONE, now, "", 0, 0, this.survey, null, becameRevision);
	}

	/** Returns how much of the stage is done, in percent; -1 when nobody knows. */
	public int percent() {
		return (this.total > 0) ? (int) Math.min(100, this.done * 100 / this.total) : -1;
	}

}

package io.usher.web.console;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IText;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Lets no page show text that reorders what is around it, whoever sent it. What people
 * edit stays as it is.
 */
@Component
final class VisibleTextDialect extends AbstractDialect implements IPostProcessorDialect {

	VisibleTextDialect() {
		super("Visible text");
	}

	@Override
	public int getDialectPostProcessorPrecedence() {
		return 1000;
	}

	@Override
	public Set<IPostProcessor> getPostProcessors() {
		return Set.of(new PostProcessor(TemplateMode.HTML, Handler.class, 1000));
	}

	/**
	 * Sees every part of a page on its way out. Thymeleaf makes one for each page.
	 */
	public static final class Handler extends AbstractTemplateHandler {

		private boolean edited;

		@Override
		public void handleOpenElement(IOpenElementTag tag) {
			this.edited = this.edited || isEdited(tag.getElementCompleteName());
			super.handleOpenElement(tag);
		}

		@Override
		public void handleCloseElement(ICloseElementTag tag) {
			this.edited = this.edited && !isEdited(tag.getElementCompleteName());
			super.handleCloseElement(tag);
		}

		@Override
		public void handleText(IText text) {
			String visible = this.edited ? null : VisibleText.of(text);
			super.handleText((visible != null) ? getContext().getModelFactory().createText(visible) : text);
		}

		private static boolean isEdited(@Nullable String element) {
			return "textarea".equals(element);
		}

	}

}

package io.usher.web.connect;

import io.usher.core.catalogue.RequestType;
import org.jspecify.annotations.Nullable;

/**
 * A switch of Infinity's own policy profile, and what to do with it. The policy guide,
 * "Configuring policy profiles".
 *
 * @param section the heading that it stands under
 * @param label its name
 * @param on whether to switch it on
 * @param why why
 * @param type the requests that it makes Infinity send, null for none
 */
record Switch(String section, String label, boolean on, String why, @Nullable RequestType type) {

}

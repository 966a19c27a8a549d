// Tells whoever reads a case that somebody else has changed it since it was read.
const notice = document.querySelector("[data-live-case]");

if (notice && "EventSource" in window) {
  const { liveCase, liveSince, liveViewer } = notice.dataset;
  const query =
    "subscription($case: ID!, $since: String!) { reviewChanged(case: $case, since: $since) { by } }";
  const variables = JSON.stringify({ case: liveCase, since: liveSince });
  const changes = new EventSource(`/graphql?${new URLSearchParams({ query, variables })}`);
  changes.addEventListener("next", (event) => {
    const { data, errors } = JSON.parse(event.data);
    const isOver = Boolean(errors);
    if (!isOver && data.reviewChanged.by === liveViewer) return;
    notice.hidden = isOver;
    changes.close();
  });
  changes.addEventListener("complete", () => changes.close());
  window.addEventListener("pagehide", () => changes.close());
}

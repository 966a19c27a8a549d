// Starts GraphiQL on this page's own address; the query lives in the address, so it can be shared.
// The parameter is `q`, not `query`: with `query` the server would answer JSON.
(function () {
  "use strict";
  const EXAMPLE = `# Ctrl+Enter chạy truy vấn; Ctrl+Space gợi ý.
query TimThuTuc {
  procedures(search: "tam tru", first: 5) {
    totalCount
    edges {
      node {
        code
        name
        timeLimit { amount unit }
        findings { rule { id } message severity }
      }
    }
  }
}
`;
  const address = new URL(window.location.href);
  const endpoint = address.origin + address.pathname;
  const remember = (name) => (value) => {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
    history.replaceState(null, "", address);
  };
  const editor = React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({
      url: endpoint,
      subscriptionUrl: endpoint.replace(/^http/, "ws"),
    }),
    plugins: [GraphiQLPluginExplorer.explorerPlugin()],
    defaultEditorToolsVisibility: true,
    query: address.searchParams.get("q") || EXAMPLE,
    variables: address.searchParams.get("variables") || undefined,
    onEditQuery: remember("q"),
    onEditVariables: remember("variables"),
  });
  ReactDOM.createRoot(document.getElementById("graphiql")).render(editor);
})();

// Listens by the npm clients a frontend would use; prints what each is told as a line of JSON.
// node clients.mjs ADDRESS TOKEN '[{"name": "…", "query": "…", "variables": {…}}, …]'
import { createClient as createSse } from "graphql-sse";
import { createClient as createWs } from "graphql-ws";
import WebSocket from "ws";

const [address, token, asked] = process.argv.slice(2);
const headers = token ? { Authorization: `Bearer ${token}` } : {};

class Signed extends WebSocket {
  constructor(url, protocols) {
    super(url, protocols, { headers });
  }
}

const clients = {
  "graphql-sse": createSse({ url: address, headers }),
  "graphql-ws": createWs({ url: address.replace(/^http/, "ws"), webSocketImpl: Signed, lazy: true }),
};

function listen(client, { name, query, variables }) {
  return new Promise((resolve, reject) => {
    const stop = clients[client].subscribe(
      { query, variables },
      {
        next: (answer) => {
          console.log(JSON.stringify({ client, name, ...answer }));
          stop();
        },
        error: reject,
        complete: resolve,
      },
    );
  });
}

const all = JSON.parse(asked).flatMap((one) => Object.keys(clients).map((name) => listen(name, one)));
await Promise.all(all);
for (const client of Object.values(clients)) client.dispose();

// Verifies a message by the library of Standard Webhooks; fails when it is not genuine.
import { Webhook } from "standardwebhooks";

let said = "";
for await (const chunk of process.stdin) said += chunk;
const { secret, headers, body } = JSON.parse(said);
new Webhook(secret).verify(body, headers);

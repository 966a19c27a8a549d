// Runs the audits of the GraphQL-over-HTTP specification against a server; prints what fails.
import { auditServer } from "graphql-http";

const results = await auditServer({ url: process.argv[2] });
const failed = results.filter((result) => result.status !== "ok");
console.log(
  JSON.stringify({
    total: results.length,
    failed: failed.map(({ id, name, reason }) => `${id} ${name}: ${reason}`),
  }),
);

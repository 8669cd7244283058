// Swagger UI over the gateway's documents. Every address is relative to this page, so that it works under any host and
// any path prefix; the documents are asked for with a relative server, so that "Try it out" stays on the same origin.
(async () => {
  // As every client should: each try creates at most one thing. A key that is typed in stays.
  const withIdempotencyKey = request => {
    if (request.method === 'POST' && !request.headers['Idempotency-Key'] && new URL(request.url).origin === location.origin) {
      const random = crypto.getRandomValues(new Uint8Array(16));
      request.headers['Idempotency-Key'] = Array.from(random, byte => byte.toString(16).padStart(2, '0')).join('');
    }
    return request;
  };
  const documents = await (await fetch('documents.json')).json();
  window.ui = SwaggerUIBundle({
    urls: documents.map(document => ({ name: document.name, url: document.url })),
    dom_id: '#swagger-ui',
    deepLinking: true,
    displayRequestDuration: true,
    filter: true,
    tryItOutEnabled: true,
    validatorUrl: null,
    requestInterceptor: withIdempotencyKey,
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    plugins: [SwaggerUIBundle.plugins.DownloadUrl],
    layout: 'StandaloneLayout',
  });
})();

// Swagger UI over the gateway's documents. Every address is relative to this page, so that it works under any host and
// any path prefix; the documents are asked for with a relative server, so that "Try it out" stays on the same origin.
(async () => {
  // As every client should: each try has a key of its own, so that it creates one thing. A key that is typed in stays.
  const prefix = 'try-';
  const randomKey = () => prefix + Array.from(crypto.getRandomValues(new Uint8Array(12)),
    byte => byte.toString(16).padStart(2, '0')).join('');
  const defaultOf = (operation, parameter) => parameter.name === 'Idempotency-Key' ? randomKey() : undefined;
  const freshKey = request => {
    if (request.headers && (request.headers['Idempotency-Key'] || '').startsWith(prefix)) {
      request.headers['Idempotency-Key'] = randomKey();
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
    parameterMacro: defaultOf,
    requestInterceptor: freshKey,
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    plugins: [SwaggerUIBundle.plugins.DownloadUrl],
    layout: 'StandaloneLayout',
  });
})();

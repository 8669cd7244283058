// Swagger UI over the gateway's documents. Every address is relative to this page, so that it works under any host and
// any path prefix; the documents are asked for with a relative server, so that "Try it out" stays on the same origin.
(async () => {
  const documents = await (await fetch('documents.json')).json();
  window.ui = SwaggerUIBundle({
    urls: documents.map(document => ({ name: document.name, url: document.url })),
    dom_id: '#swagger-ui',
    deepLinking: true,
    displayRequestDuration: true,
    filter: true,
    tryItOutEnabled: true,
    validatorUrl: null,
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    plugins: [SwaggerUIBundle.plugins.DownloadUrl],
    layout: 'StandaloneLayout',
  });
})();

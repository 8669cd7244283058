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
  const json = async name => (await fetch(name)).json();
  const documents = await json('documents.json');
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

  // Where everybody may have a token of every role: a choice of roles instead of copying tokens.
  const demo = await json('demo.json');
  if (!demo.roles) {
    return;
  }
  const choice = document.getElementById('role');
  const said = document.getElementById('role-said');
  demo.roles.forEach(role => choice.add(new Option(role, role)));
  document.getElementById('demo').hidden = false;
  choice.addEventListener('change', async () => {
    window.ui.authActions.logout(['bearerToken']);
    said.textContent = '';
    if (!choice.value) {
      return;
    }
    try {
      const answer = await fetch(demo.tokenUrl, {
        method: 'POST',
        body: new URLSearchParams({ grant_type: 'client_credentials', client_id: choice.value, client_secret: demo.secret }),
      });
      if (!answer.ok) {
        throw new Error(answer.status);
      }
      window.ui.preauthorizeApiKey('bearerToken', (await answer.json()).access_token);
      said.textContent = 'Every try now carries a token of this role.';
    } catch (failure) {
      choice.value = '';
      said.textContent = 'The identity provider gave no token.';
    }
  });
})();

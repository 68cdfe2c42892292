// What the page asks of the studio. Nothing else is ever asked: the page's policy forbids it.

/** The studio said no; its message is for people. */
export class Refused extends Error {
    constructor(status, answer) {
        super(answer?.message || `The studio answered ${status}.`);
        this.status = status;
        this.findings = answer?.findings ?? [];
    }
}

async function ask(path, options, onStatus = () => {}) {
    let response;
    try {
        response = await fetch(path, options);
    } catch (e) {
        throw new Refused(0, {message: 'The studio cannot be reached. Is it running? Nothing is lost: try again when it is back.'});
    }
    const text = await response.text();
    let answer = null;
    try {
        answer = text ? JSON.parse(text) : null;
    } catch (e) {
        answer = {message: response.status < 500 ? text : 'The studio could not do that. Its terminal tells why.'};
    }
    if (!response.ok) {
        throw new Refused(response.status, answer);
    }
    onStatus(response.status);
    return answer;
}

const read = (path, query = {}) => ask(`${path}?${new URLSearchParams(query)}`);

const post = (path, body, onStatus) => ask(path, {
    method: 'POST',
    headers: {'Content-Type': 'application/json', 'X-Studio': 'page'},
    body: JSON.stringify(body),
}, onStatus);

export const setting = () => read('/api/studio');
export const models = provider => read('/api/models', {provider});
export const schema = (provider, kind, model) => read('/api/schema', {provider, kind, model});
export const check = wanted => post('/api/check', wanted);
export const estimate = wanted => post('/api/estimate', wanted);

/** The order, and whether it is new: the same order may have been placed before. */
export async function place(wanted) {
    let isNew = false;
    const order = await post('/api/orders', wanted, status => isNew = status === 201);
    return {order, isNew};
}

export const orders = (show, before) => read('/api/orders', before ? {show, before} : {show});
export const again = (id, how, revision, confirmed) => post(`/api/orders/${id}/${how}`, {revision, confirmed});

export function keep(file) {
    const form = new FormData();
    form.append('file', file);
    return ask('/api/files', {method: 'POST', headers: {'X-Studio': 'page'}, body: form});
}

/**
 * Listens to orders as they change, for as long as the page is looked at: a browser has few connections for one host, and pages in the
 * background should not hold them all.
 */
export function listen(onOrder, onState) {
    let source = null;
    const open = () => {
        if (source) {
            return;
        }
        source = new EventSource('/api/events');
        source.addEventListener('order', event => onOrder(JSON.parse(event.data)));
        source.addEventListener('open', () => onState('live'));
        source.addEventListener('error', () => {
            onState('lost');
            if (source && source.readyState === EventSource.CLOSED) {
                close();
                setTimeout(open, 2000);
            }
        });
    };
    const close = () => {
        source?.close();
        source = null;
    };
    document.addEventListener('visibilitychange', () => document.hidden ? close() : open());
    addEventListener('pagehide', close);
    addEventListener('pageshow', open);
    open();
}

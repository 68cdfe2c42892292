// What is being written, kept in this browser: a reload loses nothing, and the draft's id is the id of the order. Until something is
// changed after it was ordered, the draft is that order, in every tab: to press the button again buys nothing.

const KEY = 'studio.draft';

export function load() {
    try {
        const draft = JSON.parse(localStorage.getItem(KEY));
        return draft && typeof draft.id === 'string' ? draft : fresh({});
    } catch (e) {
        return fresh({});
    }
}

export function save(draft) {
    try {
        localStorage.setItem(KEY, JSON.stringify(draft));
    } catch (e) {
        // a browser that keeps nothing: the draft lives as long as the page
    }
    return draft;
}

/** Another order: of the same content, but a purchase of its own. */
export const fresh = draft => ({...draft, id: uuid(), ordered: false});

/** randomUUID is there in a safe context only, which a name of the local network is not. */
function uuid() {
    if (crypto.randomUUID) {
        return crypto.randomUUID();
    }
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

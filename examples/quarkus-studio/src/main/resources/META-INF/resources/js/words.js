// Small things that are said in words.

export const kinds = {
    video: 'Video', image: 'Image', music: 'Music', audio: 'Audio', '3d': '3D model', text: 'Text',
};

export const states = {
    PLACED: 'Waiting for its turn',
    RUNNING: 'Being made',
    FETCHING: 'Fetching the result',
    DONE: 'Ready',
    FAILED: 'Failed',
    RESUMABLE: 'Not here yet',
    UNKNOWN: 'Unclear',
};

export const isOpen = order => ['PLACED', 'RUNNING', 'FETCHING'].includes(order.state);
/** Not over, and not gone on with: its problem says why. */
export const isHeld = order => isOpen(order) && Boolean(order.problem);

export const dollars = amount => {
    const number = Number(amount);
    return number < 0.01 && number > 0 ? 'less than $0.01' : `$${number.toFixed(number < 1 ? 3 : 2).replace(/0$/, '')}`;
};

/** aspect_ratio becomes Aspect ratio. */
export const title = name => {
    const words = name.replace(/[_-]+/g, ' ').replace(/\b(url|urls|id|ids|fps)\b/gi, word => word.toUpperCase().replace(/S$/, 's'));
    return words.charAt(0).toUpperCase() + words.slice(1);
};

export const when = instant => {
    const date = new Date(instant);
    const today = new Date().toDateString() === date.toDateString();
    return date.toLocaleString(undefined, today
        ? {hour: '2-digit', minute: '2-digit'}
        : {month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit'});
};

/** What an order is called: its prompt, or else the longest text of its input. */
export const called = order => {
    const texts = Object.entries(order.input).filter(([, value]) => typeof value === 'string' && !/^https?:/.test(value));
    const prompt = texts.find(([name]) => name === 'prompt') ?? texts.sort((a, b) => b[1].length - a[1].length)[0];
    return prompt ? prompt[1] : `${kinds[order.kind] ?? order.kind} without words`;
};

/** An element: el('p', {class: 'hint'}, 'text', other). */
export function el(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (value === false || value === null || value === undefined) {
            continue;
        }
        if (key.startsWith('on')) {
            element.addEventListener(key.slice(2), value);
        } else {
            element.setAttribute(key, value === true ? '' : value);
        }
    }
    element.append(...children.filter(child => child !== null && child !== undefined));
    return element;
}

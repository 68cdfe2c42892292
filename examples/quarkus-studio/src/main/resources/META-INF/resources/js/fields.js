// A field of the form for each parameter of a model, as its JSON Schema describes it. What a field says is under the parameter's own
// name; whether that is right is for the catalog of the component to say, and never for the field.

import {keep} from './server.js';
import {el, title} from './words.js';

let count = 0;

/** {name, element, read(), write(value), tell(sentence)}; the element sends 'input' when it changes. */
export function field(name, schema, required) {
    const id = `field-${++count}`;
    const control = controlFor(name, schema, required, id);
    const error = el('p', {class: 'error', id: `${id}-error`, hidden: true});
    const hint = schema.description ? el('p', {class: 'hint', id: `${id}-hint`}, schema.description + limits(schema)) : null;
    const described = [hint && hint.id, error.id].filter(Boolean).join(' ');
    control.focus.setAttribute('aria-describedby', described);
    if (required) {
        control.focus.setAttribute('aria-required', 'true');
    }
    const label = el('label', {for: control.focus.id}, title(name), ' ',
        required ? el('span', {class: 'required'}, 'required') : null, el('code', {}, name));
    const element = el('div', {class: `field ${control.wide ? 'wide' : ''}`, 'data-field': name}, label, control.element, hint, error);
    return {
        name,
        element,
        isWide: control.wide,
        read: control.read,
        write: control.write,
        isBusy: control.isBusy ?? (() => false),
        focus: () => control.focus.focus(),
        tell(sentence) {
            error.textContent = sentence ?? '';
            error.hidden = !sentence;
            control.focus.toggleAttribute('aria-invalid', Boolean(sentence));
            if (sentence) {
                control.focus.setAttribute('aria-invalid', 'true');
            }
        },
    };
}

function limits(schema) {
    const said = [];
    if (schema.maxLength) {
        said.push(`at most ${schema.maxLength.toLocaleString()} characters`);
    }
    if (schema.minimum !== undefined && schema.maximum !== undefined) {
        said.push(`${schema.minimum} to ${schema.maximum}`);
    }
    if (schema.maxItems) {
        said.push(`at most ${schema.maxItems}`);
    }
    return said.length ? ` (${said.join(', ')})` : '';
}

function controlFor(name, schema, required, id) {
    const types = [].concat(schema.type ?? []);
    const media = mediaOf(schema);
    if (media.length) {
        return mediaControl(id, media, types.includes('array'));
    }
    if (schema.enum) {
        return choice(id, schema.enum.map(value => [value, String(value)]), schema.default, required);
    }
    if (types[0] === 'boolean') {
        return choice(id, [[true, 'Yes'], [false, 'No']], schema.default, required);
    }
    if (types.includes('integer') || types.includes('number')) {
        return number(id, schema);
    }
    if (types[0] === 'array' && ['string', 'integer', 'number'].includes(schema.items?.type)) {
        return lines(id, schema.items.type);
    }
    if (types[0] === 'array' || types[0] === 'object' || types.length === 0) {
        return json(id, types);
    }
    const long = /prompt|lyrics|text|description/.test(name) || (schema.maxLength ?? 0) > 200;
    return long ? text(id, name === 'prompt' ? 4 : 2) : text(id, 1, schema);
}

function mediaOf(schema) {
    const own = schema['x-media-input'] ?? schema.items?.['x-media-input'];
    return own ? [].concat(own) : [];
}

function text(id, rows, schema = {}) {
    const input = rows > 1 ? el('textarea', {id, rows}) : el('input', {id, type: 'text', placeholder: schema.default ?? ''});
    return {
        element: input, focus: input, wide: rows > 1,
        read: () => input.value.trim() === '' ? undefined : input.value,
        write: value => input.value = value ?? '',
    };
}

function number(id, schema) {
    const input = el('input', {id, type: 'text', inputmode: 'decimal', placeholder: schema.default ?? ''});
    return {
        element: input, focus: input,
        read: () => {
            const given = input.value.trim();
            return given === '' ? undefined : Number.isFinite(Number(given)) ? Number(given) : given;
        },
        write: value => input.value = value ?? '',
    };
}

function choice(id, values, preset, required) {
    const none = preset !== undefined
        ? `Default (${values.find(([value]) => value === preset)?.[1] ?? preset})`
        : required ? 'Choose …' : 'Left to the model';
    const select = el('select', {id}, el('option', {value: ''}, none),
        ...values.map(([value, shown]) => el('option', {value: JSON.stringify(value)}, shown)));
    return {
        element: select, focus: select,
        read: () => select.value === '' ? undefined : JSON.parse(select.value),
        write: value => {
            select.value = value === undefined ? '' : JSON.stringify(value);
            if (select.selectedIndex < 0) {
                select.value = '';
            }
        },
    };
}

function lines(id, type) {
    const input = el('textarea', {id, rows: 2, placeholder: 'One a line'});
    return {
        element: input, focus: input, wide: true,
        read: () => {
            const given = input.value.split('\n').map(line => line.trim()).filter(Boolean)
                .map(line => type !== 'string' && Number.isFinite(Number(line)) ? Number(line) : line);
            return given.length ? given : undefined;
        },
        write: value => input.value = [].concat(value ?? []).join('\n'),
    };
}

/** What has parts, or no documented type, is written as JSON; where there is no type, other text is text. */
function json(id, types) {
    const input = el('textarea', {
        id, rows: 2, class: 'code', spellcheck: 'false', placeholder: types.length ? 'JSON' : 'Text, a number, or JSON',
    });
    return {
        element: input, focus: input, wide: true,
        read: () => {
            const given = input.value.trim();
            if (given === '') {
                return undefined;
            }
            try {
                return JSON.parse(given);
            } catch (e) {
                return given;
            }
        },
        write: value => input.value = value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value),
    };
}

/** Files of this machine, and addresses. */
function mediaControl(id, media, many) {
    let items = [];
    let busy = 0;
    const list = el('ul', {class: 'media'});
    const address = el('input', {id, type: 'url', placeholder: 'https://…', 'aria-label': undefined});
    const file = el('input', {
        type: 'file', class: 'unseen', accept: media.map(kind => `${kind}/*`).join(','), multiple: many, id: `${id}-file`,
    });
    const element = el('div', {class: 'media-field'}, list, el('div', {class: 'media-add'},
        el('label', {class: 'button', for: file.id}, many ? 'Choose files' : 'Choose a file'), file,
        el('span', {class: 'or'}, 'or'), address));
    const changed = () => element.dispatchEvent(new Event('input', {bubbles: true}));
    const draw = () => {
        list.replaceChildren(...items.map((item, at) => {
            const name = item.$file ? shownNames.get(item.$file) ?? 'a file of this machine' : item;
            return el('li', {},
                item.$file && media.includes('image') ? el('img', {src: `/inputs/${item.$file}`, alt: '', width: 44, height: 44}) : null,
                el('span', {class: 'media-name'}, name),
                el('button', {type: 'button', class: 'remove', 'aria-label': `Remove ${name}`, onclick: () => {
                    items.splice(at, 1);
                    draw();
                    changed();
                    address.focus();
                }}, '×'));
        }), ...(busy ? [el('li', {class: 'hint'}, 'Reading the file …')] : []));
    };
    const add = item => {
        items = many ? [...items, item] : [item];
        draw();
        changed();
    };
    const addAddress = () => {
        const given = address.value.trim();
        if (given) {
            address.value = '';
            add(given);
        }
    };
    address.addEventListener('change', addAddress);
    address.addEventListener('keydown', event => {
        if (event.key === 'Enter') {
            event.preventDefault();
            addAddress();
        }
    });
    file.addEventListener('change', async () => {
        for (const chosen of [...file.files]) {
            busy++;
            draw();
            try {
                const kept = await keep(chosen);
                shownNames.set(kept.file, kept.name);
                add({$file: kept.file});
            } catch (e) {
                list.append(el('li', {class: 'error'}, e.message));
            } finally {
                busy--;
                draw();
            }
        }
        file.value = '';
        changed();
    });
    return {
        element, focus: address, wide: true,
        isBusy: () => busy > 0,
        read: () => items.length === 0 ? undefined : many ? items : items[0],
        write: value => {
            items = value === undefined ? [] : [].concat(value);
            draw();
        },
    };
}

const shownNames = new Map();

// The form: which provider, kind and model, and a field for each parameter. It is checked while it is filled, by the catalog of the
// component, and sent once.

import * as server from './server.js';
import * as drafts from './draft.js';
import {field} from './fields.js';
import {dollars, el, kinds as kindNames} from './words.js';

const PAUSE = 350;
const $ = id => document.getElementById(id);

export function form(providers, {ask, onOrder, say}) {
    const models = new Map();
    let draft = drafts.load();
    let fields = [];
    let shown = 0;
    let timer = null;
    let checking = 0;
    let sending = false;
    const touched = new Set();

    const provider = () => providers.find(one => one.id === draft.provider);
    const isUsable = () => provider() && provider().state !== 'UNAVAILABLE';

    const changed = () => {
        draft = {...(draft.ordered ? drafts.fresh(draft) : draft), input: read()};
        drafts.save(draft);
        $('price').textContent = '';
        refuse(null);
        clearTimeout(timer);
        timer = setTimeout(() => check(), PAUSE);
    };

    const read = () => Object.fromEntries(
        fields.map(one => [one.name, one.read()]).filter(([, value]) => value !== undefined));

    const wanted = () => ({
        id: draft.id, provider: draft.provider, kind: draft.kind, model: draft.model, input: read(),
    });

    const refuse = sentences => {
        $('refusal').hidden = !sentences;
        $('refusal').replaceChildren(...(sentences ?? []).map(sentence => el('p', {}, sentence)));
    };

    /** Tells what is wrong where somebody was already, or everywhere. */
    const tell = (findings, everywhere) => {
        const told = new Map();
        const others = [];
        for (const finding of findings) {
            const name = finding.parameter.split(/[.[]/)[0];
            const owner = fields.find(one => one.name === name);
            if (!owner) {
                others.push(finding.message);
            } else if (everywhere || touched.has(name) && !finding.missing) {
                told.set(owner, [...(told.get(owner) ?? []), finding.message]);
            }
        }
        fields.forEach(one => one.tell(told.get(one)?.join(' ')));
        return {first: fields.find(one => told.has(one)), others};
    };

    const check = async everywhere => {
        const mine = ++checking;
        try {
            const findings = await server.check(wanted());
            if (mine === checking) {
                tell(findings, everywhere);
            }
            return findings;
        } catch (e) {
            return null;
        }
    };

    /** Says all that is wrong, and leads to the first of it. */
    const refuseAll = findings => {
        const {first, others} = tell(findings, true);
        const many = findings.length === 1 ? 'One thing is' : `${findings.length} things are`;
        refuse([`${many} to be put right. Nothing was sent.`, ...others]);
        const folded = first && $('more-fields').contains(first.element);
        if (folded) {
            $('more').open = true;
        }
        first?.focus();
    };

    const send = async () => {
        if (sending || !isUsable()) {
            return;
        }
        if (fields.some(one => one.isBusy())) {
            refuse(['A file is still being read. In a moment.']);
            return;
        }
        sending = true;
        $('create').disabled = true;
        clearTimeout(timer);
        // an answer that is still on its way says less than the one that comes now
        checking++;
        try {
            if (draft.ordered) {
                const again = await ask('Make another one?', 'You have ordered exactly this. To make it once more is a purchase'
                    + ' of its own.', 'Make another one');
                if (!again) {
                    return;
                }
                draft = drafts.save(drafts.fresh(draft));
            }
            refuse(null);
            const asked = wanted();
            const {order, isNew} = await server.place(asked);
            if (draft.id === asked.id) {
                draft = drafts.save({...draft, ordered: true});
            }
            tell([], true);
            say(isNew ? 'Ordered.' : 'This was ordered already. Nothing was bought again.');
            if (!isNew) {
                refuse(['This was ordered already, perhaps in another tab: nothing was bought again. Press Create once more to make'
                    + ' another one.']);
            }
            onOrder(order);
        } catch (e) {
            if (e.findings?.length) {
                refuseAll(e.findings);
            } else {
                if (e.status === 409) {
                    draft = drafts.save(drafts.fresh(draft));
                }
                refuse([e.message ?? String(e)]);
            }
        } finally {
            sending = false;
            $('create').disabled = !isUsable();
        }
    };

    const price = async () => {
        $('estimate').disabled = true;
        $('price').textContent = 'Asking …';
        try {
            const findings = await check(true);
            if (findings?.length) {
                $('price').textContent = '';
                refuseAll(findings);
                return;
            }
            const estimate = await server.estimate(wanted());
            $('price').textContent = dollars(estimate.cost)
                + (estimate.remaining === undefined || estimate.remaining === null ? '' : `, of ${dollars(estimate.remaining)} left`)
                + (estimate.fits ? '' : '. This is more than is left.');
        } catch (e) {
            $('price').textContent = '';
            refuse([e.message]);
        } finally {
            $('estimate').disabled = false;
        }
    };

    const radios = (target, name, options, checked, onPick) => {
        target.querySelectorAll('label').forEach(label => label.remove());
        target.append(...options.map(option => el('label', {class: option.off ? 'off' : null, title: option.title},
            el('input', {type: 'radio', name, value: option.value, checked: option.value === checked,
                onchange: () => onPick(option.value)}),
            el('span', {}, option.text))));
    };

    const drawProviders = () => radios($('providers'), 'provider',
        providers.map(one => ({value: one.id, text: one.title, off: one.state === 'UNAVAILABLE'})),
        draft.provider, id => choose({provider: id}));

    const drawKinds = () => radios($('kinds'), 'kind',
        provider().kinds.map(kind => ({value: kind, text: kindNames[kind] ?? kind})),
        draft.kind, kind => choose({kind}));

    /** Goes to another provider, kind or model; what fits there is kept of what was written. */
    const choose = async (choice, input = read()) => {
        const mine = ++shown;
        const id = choice.provider ?? draft.provider;
        const next = providers.find(one => one.id === id) ?? providers.find(one => one.state !== 'UNAVAILABLE') ?? providers[0];
        if (!models.has(next.id)) {
            models.set(next.id, await server.models(next.id));
        }
        const known = models.get(next.id);
        const kind = [choice.kind, draft.kind, next.kinds[0]].find(one => next.kinds.includes(one));
        const ofKind = known.filter(one => one.kind === kind);
        const model = [choice.model, draft.model].find(name => ofKind.some(one => one.name === name)) ?? ofKind[0].name;
        const schema = await server.schema(next.id, kind, model);
        if (mine !== shown) {
            return;
        }
        const same = draft.provider === next.id && draft.kind === kind && draft.model === model;
        draft = {...(draft.ordered && !same ? drafts.fresh(draft) : draft), provider: next.id, kind, model};
        drawProviders();
        drawKinds();
        $('model').replaceChildren(...ofKind.map(one =>
            el('option', {value: one.name, selected: one.name === model},
                one.title === one.name ? one.name : `${one.title} — ${one.name}`)));
        about(schema);
        drawFields(schema, input);
        const help = $('provider-help');
        help.hidden = isUsable();
        help.textContent = isUsable() ? '' : `${next.title} cannot be asked: ${next.help}`;
        $('create').disabled = !isUsable();
        $('estimate').hidden = !(isUsable() && next.estimates);
        $('price').textContent = '';
        refuse(null);
        if (!same) {
            draft.input = read();
        }
        drafts.save(draft);
        $('form').dataset.drawn = mine;
    };

    const about = schema => {
        const more = schema['x-media'] ?? {};
        const said = [schema.description, more.duration && `Length: ${more.duration}.`, more.pricing && `Price: ${more.pricing}`]
            .filter(Boolean).filter(part => typeof part === 'string');
        $('about').textContent = said.join(' ');
    };

    const drawFields = (schema, input) => {
        touched.clear();
        const required = schema.required ?? [];
        const names = Object.keys(schema.properties ?? {});
        // rules may ask for a parameter that no list calls required
        const first = name => name === 'prompt' || required.includes(name);
        const order = [...names.filter(name => name === 'prompt'), ...names.filter(name => name !== 'prompt')];
        const front = order.filter(first);
        const isMedia = name => JSON.stringify(schema.properties[name]).includes('"x-media-input"');
        const rest = order.filter(name => !first(name));
        const visible = [...front, ...rest.filter(isMedia), ...rest.filter(name => !isMedia(name)).slice(0, 4)];
        const folded = rest.filter(name => !visible.includes(name));
        const make = name => {
            const one = field(name, schema.properties[name], required.includes(name) && schema.properties[name].default === undefined);
            one.write(input[name]);
            one.element.addEventListener('input', () => {
                touched.add(name);
                changed();
            });
            return one;
        };
        const open = visible.map(make);
        const closed = folded.map(make);
        fields = [...open, ...closed];
        const byWidth = list => [...list.filter(one => one.isWide), ...list.filter(one => !one.isWide)].map(one => one.element);
        $('fields').replaceChildren(...byWidth(open));
        $('more-fields').replaceChildren(...byWidth(closed));
        $('more').hidden = closed.length === 0;
        $('more').open = closed.some(one => one.read() !== undefined);
        $('more-title').textContent = `${closed.length} more parameter${closed.length === 1 ? '' : 's'}`;
        if (schema.additionalProperties) {
            $('fields').append(el('p', {class: 'note'}, 'No parameters of this model are documented.'));
        }
    };

    $('model').addEventListener('change', event => choose({model: event.target.value}));
    $('form').addEventListener('submit', event => {
        event.preventDefault();
        send();
    });
    $('form').addEventListener('keydown', event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            send();
        }
    });
    $('estimate').addEventListener('click', price);
    addEventListener('storage', () => {
        const other = drafts.load();
        if (other.id === draft.id && other.ordered) {
            draft = {...draft, ordered: true};
        }
    });

    return {
        start: () => choose({provider: draft.provider}, draft.input ?? {}),
        /** Puts what was ordered into the form, as another order. */
        use(order) {
            draft = drafts.fresh({...draft});
            return choose({provider: order.provider, kind: order.kind, model: order.model}, order.input).then(() => {
                draft.input = read();
                drafts.save(draft);
                $('form').scrollIntoView({block: 'start'});
                fields[0]?.focus();
            });
        },
    };
}

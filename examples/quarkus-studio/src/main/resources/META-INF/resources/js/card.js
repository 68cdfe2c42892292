// An order as it is seen in the list.

import {called, dollars, el, isHeld, isOpen, kinds, states, when} from './words.js';

const SHOWN = {
    png: 'image', jpg: 'image', jpeg: 'image', gif: 'image', webp: 'image', avif: 'image',
    mp4: 'video', webm: 'video', mov: 'video', mp3: 'audio', wav: 'audio', ogg: 'audio', m4a: 'audio', flac: 'audio',
};

export function card(order, {providerName, act}) {
    const stage = el('div', {class: 'stage'});
    const title = el('h3', {id: `order-${order.id}`});
    const meta = el('p', {class: 'meta'});
    const state = el('p', {class: 'state'});
    const progress = el('progress', {max: 100, 'aria-labelledby': title.id});
    const problem = el('div', {class: 'problem', hidden: true});
    const actions = el('div', {class: 'actions'});
    const facts = el('dl');
    const element = el('li', {class: 'card', 'data-order': order.id},
        el('article', {'aria-labelledby': title.id}, stage,
            el('div', {class: 'body'}, title, meta, state, progress, problem, actions,
                el('details', {class: 'facts'}, el('summary', {}, 'Details'), facts))));
    let drawn = '';
    let current = order;

    const update = next => {
        current = next;
        element.dataset.state = next.state;
        title.textContent = called(next);
        meta.textContent = [providerName(next.provider), next.model, when(next.created),
            next.cost !== undefined ? dollars(next.cost) : null].filter(Boolean).join(' · ');
        state.textContent = isHeld(next) ? 'Held' : states[next.state]
            + (next.state === 'RUNNING' && next.progress ? `, ${next.progress} %` : '');
        progress.hidden = !isOpen(next) || isHeld(next);
        if (next.state === 'RUNNING' && next.progress) {
            progress.value = next.progress;
        } else {
            progress.removeAttribute('value');
        }
        problem.hidden = !next.problem;
        problem.textContent = next.problem?.message ?? '';
        drawStage(next);
        drawActions(next);
        drawFacts(next);
    };

    /** A film that is playing is not to be drawn anew. */
    const drawStage = next => {
        const what = JSON.stringify([next.state === 'DONE', next.state === 'DONE' ? next.files : isOpen(next)]);
        if (what === drawn) {
            return;
        }
        drawn = what;
        stage.replaceChildren(...(next.state === 'DONE' ? pieces(next) : [waiting(next)]));
        stage.dataset.pieces = next.state === 'DONE' ? next.files.length : 0;
    };

    const drawActions = next => {
        const offered = [];
        if (next.state === 'RESUMABLE') {
            offered.push(['resume', 'Wait for it again', 'primary']);
        }
        if (next.state === 'UNKNOWN') {
            offered.push(['resubmit', 'Order it again …', 'danger']);
        }
        if (next.state === 'FAILED' && next.problem?.again) {
            offered.push(['retry', 'Try again', 'primary']);
        }
        offered.push(['use', next.state === 'FAILED' ? 'Change it and order anew' : 'Use as a draft', 'quiet']);
        const key = JSON.stringify(offered);
        if (actions.dataset.offered === key) {
            return;
        }
        const hadFocus = actions.contains(document.activeElement);
        actions.dataset.offered = key;
        actions.replaceChildren(...offered.map(([how, text, look]) =>
            el('button', {type: 'button', class: look, 'data-act': how, 'aria-describedby': title.id,
                onclick: () => act(how, current)}, text)));
        if (hadFocus) {
            actions.querySelector('button').focus();
        }
    };

    const drawFacts = next => {
        const rows = [
            ['Order', next.id], ['Task', next.taskId ?? 'none yet'], ['Kind', kinds[next.kind] ?? next.kind],
            ['Input', JSON.stringify(next.input, null, 1)],
            ['Changed by the provider', next.adjustments && JSON.stringify(next.adjustments, null, 1)],
            ['What went wrong', next.problem?.error],
            ['Files', next.files.map(file => file.name).filter(Boolean).join('\n')],
        ].filter(([, value]) => value);
        facts.replaceChildren(...rows.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]));
    };

    update(order);
    return {element, update, order: () => current};
}

function waiting(order) {
    return el('div', {class: 'waiting', 'data-kind': order.kind}, kinds[order.kind] ?? order.kind);
}

function pieces(order) {
    if (!order.files.length) {
        return [el('p', {class: 'hint'}, 'The provider made nothing that can be shown.')];
    }
    const name = called(order);
    return order.files.map((file, at) => {
        const label = order.files.length > 1 ? `${name} (${at + 1} of ${order.files.length})` : name;
        if (!file.name) {
            return el('pre', {class: 'words', tabindex: 0}, file.text ?? '');
        }
        const src = `/results/${encodeURIComponent(file.name)}`;
        switch (SHOWN[file.name.split('.').pop().toLowerCase()]) {
            case 'image':
                return el('a', {href: src, target: '_blank', rel: 'noopener'}, el('img', {src, alt: label, loading: 'lazy'}));
            case 'video':
                return el('video', {src, controls: true, preload: 'metadata', playsinline: true, 'aria-label': label});
            case 'audio':
                return el('audio', {src, controls: true, preload: 'metadata', 'aria-label': label});
            default:
                return el('a', {class: 'button', href: src, download: file.name}, `Download ${file.name.split('.').pop().toUpperCase()}`);
        }
    });
}

// The list of orders: a page of them, what is older on request, and each change as it comes.

import * as server from './server.js';
import {card} from './card.js';
import {called, states} from './words.js';

const $ = id => document.getElementById(id);
const NOTHING = {
    all: 'Nothing yet. What you make appears here.',
    open: 'Nothing is being made.',
    troubled: 'No problems.',
};

export function orders({providerName, ask, say, use}) {
    const cards = new Map();
    let show = 'all';
    let next = null;
    let counting = null;

    const counts = page => {
        $('open-count').textContent = page.open || '';
        $('troubled-count').textContent = page.troubled || '';
    };

    const act = async (how, order) => {
        if (how === 'use') {
            await use(order);
            return;
        }
        try {
            if (how === 'resubmit') {
                const sure = await ask('Order it again?', 'Nobody knows whether the provider took this order. Look at the tasks of'
                    + ' your account first: if it did, ordering again pays a second time.', 'Order it again');
                if (!sure) {
                    return;
                }
            }
            put(await server.again(order.id, how, order.revision, how === 'resubmit'));
        } catch (e) {
            say(e.message);
            await ask('That did not work', e.message, null);
        }
    };

    const put = order => {
        const known = cards.get(order.id);
        if (known) {
            const before = known.order();
            // what was read before may arrive after what was told
            if (order.version < before.version) {
                return;
            }
            known.update(order);
            if (before.state !== order.state) {
                say(`${called(order).slice(0, 60)}: ${states[order.state]}`);
                recount();
            }
            return;
        }
        recount();
        if (show === 'troubled' && !order.problem) {
            return;
        }
        const made = card(order, {providerName, act});
        cards.set(order.id, made);
        const after = [...cards.values()].find(other =>
            other.order().number < order.number && other.element.isConnected && other !== made
            && !(other.element.previousElementSibling
                && Number(other.element.previousElementSibling.dataset.number) < order.number));
        made.element.dataset.number = order.number;
        if (after) {
            after.element.before(made.element);
        } else {
            $('list').append(made.element);
        }
        empty();
    };

    const empty = () => {
        $('nothing').hidden = cards.size > 0;
        $('nothing').textContent = NOTHING[show];
    };

    const recount = () => {
        clearTimeout(counting);
        counting = setTimeout(() => server.orders('open').then(counts, () => {}), 400);
    };

    /** Reads what may have been missed. */
    const load = async () => {
        try {
            const page = await server.orders(show);
            page.orders.toReversed().forEach(put);
            counts(page);
            if (next === null) {
                next = page.next;
                $('older').hidden = !page.next;
            }
            empty();
            return true;
        } catch (e) {
            return false;
        }
    };

    const choose = async what => {
        show = what;
        next = null;
        cards.clear();
        $('list').replaceChildren();
        await load();
    };

    $('older').addEventListener('click', async () => {
        const page = await server.orders(show, next);
        const first = page.orders[0];
        page.orders.forEach(put);
        next = page.next;
        $('older').hidden = !page.next;
        cards.get(first?.id)?.element.querySelector('button')?.focus();
    });
    $('show').addEventListener('change', event => choose(event.target.value));

    return {put, load};
}

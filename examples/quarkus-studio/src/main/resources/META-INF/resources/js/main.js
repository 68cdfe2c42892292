// The page: what the studio can do, the form, the list, and the news.

import * as server from './server.js';
import {form} from './form.js';
import {orders} from './orders.js';

const $ = id => document.getElementById(id);

const say = text => $('news').textContent = text;

/** Asks the person; true for yes. Without a text for yes there is nothing to decide. */
function ask(title, text, yes) {
    const dialog = $('ask');
    $('ask-title').textContent = title;
    $('ask-text').textContent = text;
    $('ask-yes').hidden = !yes;
    $('ask-yes').textContent = yes ?? '';
    dialog.returnValue = '';
    dialog.showModal();
    return new Promise(resolve => dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), {once: true}));
}

function tellWhoAnswers(providers) {
    if (providers.some(one => one.state === 'SIMULATED')) {
        $('simulated').hidden = false;
        const keys = 'MONET_API_KEY, GATEAI_API_KEY or UNIFICALLY_API_KEY';
        $('simulated-text').textContent = 'A stand-in on this machine answers for the providers: test pictures, films and sounds, made-up'
            + ` prices, and nothing is paid. Set ${keys} and start again to speak to the services.`;
    }
}

async function start() {
    let setting;
    try {
        setting = await server.setting();
    } catch (e) {
        $('connection').dataset.state = 'lost';
        $('connection').textContent = e.message;
        setTimeout(start, 2000);
        return;
    }
    const names = new Map(setting.providers.map(one => [one.id, one.title]));
    tellWhoAnswers(setting.providers);
    $('folder').textContent = setting.folder;
    let desk = null;
    const list = orders({providerName: id => names.get(id) ?? id, ask, say, use: order => desk.use(order)});
    desk = form(setting.providers, {ask, say, onOrder: order => {
        list.put(order);
        // where the list is below the form, its news would not be seen
        if (matchMedia('(max-width: 60rem)').matches) {
            $('orders').scrollIntoView();
        }
    }});
    await desk.start();
    await list.load();
    server.listen(list.put, async state => {
        $('connection').dataset.state = state;
        $('connection').textContent = state === 'live' ? 'Live' : 'Reconnecting …';
        if (state === 'live') {
            await list.load();
        }
    });
}

start();

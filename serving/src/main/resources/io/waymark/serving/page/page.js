'use strict';
(() => {
  const REFRESH_MS = 5000;
  const RANGES = {
    '24h': { ms: 24 * 3600e3, grain: 'hour' },
    '30d': { ms: 30 * 24 * 3600e3, grain: 'day' },
    '12m': { ms: 365 * 24 * 3600e3, grain: 'week' },
    'all': { ms: Infinity, grain: 'month' },
  };
  const byId = id => document.getElementById(id);
  const number = new Intl.NumberFormat('en');
  const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
  let timer = 0;

  /** A link may carry the key behind the hash, which browsers do not send to servers. */
  function takeKeyFromLink() {
    const match = /[#&]key=([^&]+)/.exec(location.hash);
    if (match) {
      sessionStorage.setItem('key', decodeURIComponent(match[1]));
      history.replaceState(null, '', location.pathname);
    }
  }

  async function get(path) {
    const key = sessionStorage.getItem('key');
    const answer = await fetch(path, { headers: key ? { Authorization: `Bearer ${key}` } : {} });
    const body = await answer.json();
    if (!answer.ok && path !== 'health/ready') {
      throw Object.assign(new Error(body.detail || answer.statusText), { status: answer.status });
    }
    return body;
  }

  function element(name, text, className) {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function shortTime(text) {
    return text.replace('T', ' ').replace(/\.\d+Z$/, '');
  }

  function showParts(health) {
    byId('parts').replaceChildren(...Object.entries(health.parts).map(([name, part]) => {
      const item = element('li', part.ready ? name : `${name}: ${part.detail}`, part.ready ? 'ready' : '');
      item.title = part.ready ? `${name} is ready` : part.detail;
      return item;
    }));
  }

  function showAsOf(asOf) {
    byId('as-of').hidden = false;
    byId('as-of-time').textContent = asOf ? `${shortTime(asOf)} UTC` : 'no events yet';
  }

  function tile(name, value, bad) {
    const box = document.createElement('div');
    box.append(element('dt', name), element('dd', value, bad ? 'bad' : ''));
    return box;
  }

  /** Sums never mix currencies: the largest stands first, the pointer shows all to the cent. */
  function money(name, totals) {
    const sums = Object.entries(totals.by_currency)
      .map(([currency, sums]) => [currency, sums.revenue])
      .filter(([currency, value]) => value > 0 || currency === totals.currency)
      .sort((a, b) => b[1] - a[1]);
    const [currency, value] = sums[0] || [totals.currency, totals.revenue];
    const label = sums.length > 1 ? `${name} (largest of ${sums.length})` : name;
    const box = tile(label, (value < 10000 ? number : whole).format(value));
    box.lastChild.append(' ', element('small', currency));
    box.title = sums.map(([each, sum]) => `${number.format(sum)} ${each}`).join(', ');
    return box;
  }

  function showTiles(pulse, totals) {
    const minute = Date.now() - 70e3;
    const recent = pulse.rates.filter(rate => Date.parse(rate.at) > minute);
    const rate = recent.reduce((sum, r) => sum + r.events_per_second, 0) / 6;
    byId('tiles').replaceChildren(
      tile('Events stored', number.format(pulse.events)),
      tile('Events per second', number.format(+rate.toFixed(1))),
      tile('Touches in range', number.format(totals.touches)),
      tile('Conversions', number.format(totals.conversions)),
      money('Revenue', totals),
      tile('Customers', number.format(totals.customers)),
      tile('Anonymous visitors', number.format(totals.anonymous_visitors)),
      tile('Refused', number.format(pulse.rejected), pulse.rejected > 0),
      tile('Late', number.format(pulse.late), pulse.late > 0),
      tile('Repeated', number.format(pulse.repeated)));
  }

  function showRate(rates) {
    const slots = 60, width = 10e3;
    const last = Math.floor(Date.now() / width) * width;
    const known = new Map(rates.map(rate => [Date.parse(rate.at), rate.events_per_second]));
    const times = Array.from({ length: slots }, (_, i) => last - (slots - 1 - i) * width);
    const values = times.map(time => [known.get(time) || 0]);
    const peak = Math.max(...values.map(v => v[0]));
    Charts.bars(byId('rate-chart'), times.map(t => new Date(t).toISOString().slice(11, 19)),
      ['events per second'], values, `Events per second over ten minutes, at most ${peak}.`);
  }

  function showChannels(channels, grain) {
    const shown = channels.slice(0, Charts.most);
    const others = channels.slice(Charts.most);
    const names = shown.map(c => c.channel || '(no channel)').concat(others.length ? ['others'] : []);
    const times = [...new Set(channels.flatMap(c => c.series.map(p => p.from)))].sort();
    const at = (channel, time) => (channel.series.find(p => p.from === time) || { conversions: 0 }).conversions;
    const stacks = times.map(time => shown.map(c => at(c, time))
      .concat(others.length ? [others.reduce((sum, c) => sum + at(c, time), 0)] : []));
    const labels = times.map(t => grain === 'hour' ? t.slice(5, 16).replace('T', ' ') : t.slice(0, 10));
    const sentence = shown.map(c => `${c.channel || 'no channel'} ${c.conversions}`).join(', ');
    byId('grain-label').textContent = `by ${grain}, UTC`;
    Charts.bars(byId('channel-chart'), labels, names, stacks, `Conversions by channel: ${sentence || 'none'}.`);
    Charts.legend(byId('legend'), names);
  }

  function showRejected(rejected) {
    const rows = rejected.map(letter => {
      const row = document.createElement('tr');
      const payload = document.createElement('td');
      const code = element('code', letter.payload);
      code.title = letter.payload;
      payload.append(code);
      row.append(element('td', shortTime(letter.received), 'time'), element('td', letter.reason),
        element('td', letter.detail), payload);
      return row;
    });
    if (rows.length === 0) {
      const row = document.createElement('tr');
      const cell = element('td', 'None.');
      cell.colSpan = 4;
      row.append(cell);
      rows.push(row);
    }
    byId('rejected').replaceChildren(...rows);
  }

  function show(section) {
    for (const id of ['key-form', 'empty', 'figures']) byId(id).hidden = id !== section;
  }

  function showEmpty() {
    byId('first-curl').textContent =
      `curl -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \\\n` +
      `  -d '{"event_id":"e1","ts":${Date.now()},"customer_id":"c1","channel":"email","name":"page:/"}' \\\n` +
      `  ${location.origin}/api/v1/events`;
    show('empty');
  }

  async function showFigures(pulse) {
    const { ms, grain } = RANGES[byId('range').value];
    const newest = pulse.as_of ? Date.parse(pulse.as_of) : Date.now();
    const start = Math.floor((newest - ms) / 3600e3) * 3600e3;
    const from = Number.isFinite(ms) ? `&from=${new Date(start).toISOString()}` : '';
    const [summary, channels, rejected] = await Promise.all([
      get(`api/v1/analytics/dashboard/summary?grain=${grain}${from}`),
      get(`api/v1/analytics/dashboard/channels?grain=${grain}${from}`),
      get('api/v1/events/rejected?limit=10'),
    ]);
    showTiles(pulse, summary.totals);
    showRate(pulse.rates);
    showChannels(channels.channels, grain);
    showRejected(rejected.rejected);
    show('figures');
  }

  async function refresh() {
    clearTimeout(timer);
    try {
      showParts(await get('health/ready'));
      if (!sessionStorage.getItem('key')) {
        show('key-form');
        return;
      }
      const pulse = await get('api/v1/system/pulse');
      showAsOf(pulse.as_of);
      if (pulse.events + pulse.rejected + pulse.late === 0) showEmpty();
      else await showFigures(pulse);
      byId('notice').textContent = '';
    } catch (problem) {
      if (problem.status === 401) {
        sessionStorage.removeItem('key');
        byId('key-message').textContent = `That key was not accepted: ${problem.message}.`;
        show('key-form');
      }
      byId('notice').textContent = problem.status ? problem.message : 'The server does not answer; trying again.';
    } finally {
      timer = setTimeout(() => document.hidden || refresh(), REFRESH_MS);
    }
  }

  byId('key-form').addEventListener('submit', event => {
    event.preventDefault();
    sessionStorage.setItem('key', byId('key').value.trim());
    byId('key').value = '';
    refresh();
  });
  byId('forget').addEventListener('click', () => {
    sessionStorage.removeItem('key');
    show('key-form');
  });
  byId('range').addEventListener('change', refresh);
  document.addEventListener('visibilitychange', () => document.hidden || refresh());
  window.addEventListener('hashchange', () => { takeKeyFromLink(); refresh(); });
  takeKeyFromLink();
  refresh();
})();

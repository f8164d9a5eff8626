// What pages do beside htmx. No inline handlers anywhere: elements say what they want by data attributes.
(() => {
  'use strict';
  const each = (selector, root, work) => root.querySelectorAll(selector).forEach(work);

  // --- times: the viewer's own on hover -----------------------------------------------------------------------------
  const own = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeStyle: 'long'});
  const showOwnTimes = root => each('time[data-time]:not([title])', root, time => {
    time.title = 'Your time: ' + own.format(new Date(time.dateTime));
  });

  // --- light and dark -------------------------------------------------------------------------------------------------
  const switchTheme = () => {
    const root = document.documentElement;
    const next = root.getAttribute('data-bs-theme') === 'dark' ? 'light' : 'dark';
    root.setAttribute('data-bs-theme', next);
    document.cookie = 'occuz_theme=' + next + '; path=/; max-age=31536000; samesite=lax';
    redrawCharts();
  };

  // --- clocks: they run by the installation's time, which the page was made at ---------------------------------------------
  const madeAt = document.querySelector('meta[name="now"]');
  const ahead = madeAt ? new Date(madeAt.content) - performance.now() : 0;
  const length = millis => {
    const seconds = Math.floor(Math.abs(millis) / 1000);
    const parts = [[Math.floor(seconds / 86400), 'd'], [Math.floor(seconds / 3600) % 24, 'h'], [Math.floor(seconds / 60) % 60, 'min'],
      [seconds % 60, 's']];
    while (parts.length > 1 && parts[0][0] === 0) parts.shift();
    return parts.slice(0, 3).map(([number, unit]) => number + ' ' + unit).join(' ');
  };
  const tick = () => {
    const now = ahead + performance.now();
    each('[data-ticks]', document, element => {
      const left = new Date(element.dataset.due) - now;
      element.textContent = left >= 0 ? length(left) + ' left' : length(left) + ' over';
      element.classList.toggle('over', left < 0);
    });
    each('progress[data-until]', document, element => {
      const from = new Date(element.dataset.from);
      element.value = Math.min(100, 100 * (now - from) / Math.max(1, new Date(element.dataset.until) - from));
    });
  };
  if (madeAt) setInterval(tick, 1000);

  // --- copying ----------------------------------------------------------------------------------------------------------
  const say = text => {
    let toast = document.getElementById('toast');
    if (!toast) {
      toast = document.createElement('div');
      toast.id = 'toast';
      toast.setAttribute('role', 'status');
      document.body.append(toast);
    }
    toast.textContent = text;
    toast.classList.add('shown');
    clearTimeout(toast.timer);
    toast.timer = setTimeout(() => toast.classList.remove('shown'), 2200);
  };
  const copy = async button => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.classList.add('copied');
      setTimeout(() => button.classList.remove('copied'), 1500);
      say('Copied');
    } catch {
      say('Your browser does not let us copy. Select the text and copy it yourself.');
    }
  };

  // --- charts: drawn by ECharts into a canvas, from numbers that stand in the page -------------------------------------
  const drawn = new Map();
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const options = (labels, clicks, before) => ({
    animationDuration: 300,
    grid: {left: 4, right: 4, top: 12, bottom: 4, containLabel: true},
    xAxis: {type: 'category', data: labels, axisTick: {show: false},
      axisLine: {lineStyle: {color: colour('--line')}}, axisLabel: {color: colour('--quiet'), fontSize: 11, hideOverlap: true}},
    yAxis: {type: 'value', minInterval: 1, splitNumber: 3, splitLine: {lineStyle: {color: colour('--line')}},
      axisLabel: {color: colour('--quiet'), fontSize: 11}},
    tooltip: {trigger: 'axis', renderMode: 'richText', axisPointer: {type: 'none'}, backgroundColor: colour('--raised'),
      borderColor: colour('--line'), textStyle: {color: colour('--text'), fontSize: 12},
      formatter: points => points[0].axisValue + '   ' + points[0].value.toLocaleString('en')
        + (points[0].value === 1 ? ' click' : ' clicks')
        + (points[1] ? ', ' + points[1].value.toLocaleString('en') + ' before' : '')},
    series: [{type: 'bar', data: clicks, barMaxWidth: 28, itemStyle: {color: colour('--accent'), borderRadius: [4, 4, 0, 0]}},
      ...(before ? [{type: 'line', data: before, symbol: 'none', lineStyle: {color: colour('--quiet'), type: 'dashed', width: 1.5}}] : [])]
  });
  const script = (() => {
    let loading;
    return url => loading ??= new Promise((done, failed) => {
      const element = document.createElement('script');
      element.src = url;
      element.addEventListener('load', done);
      element.addEventListener('error', failed);
      document.head.append(element);
    });
  })();
  const drawChart = async element => {
    await script(element.dataset.script);
    const numbers = document.querySelector('[data-series="' + element.dataset.chartOf + '"]');
    if (!numbers || !element.isConnected) return;
    let chart = drawn.get(element);
    if (!chart) {
      chart = echarts.init(element, null, {renderer: 'canvas'});
      drawn.set(element, chart);
      new ResizeObserver(() => chart.resize()).observe(element);
    }
    const list = text => text.split(',').map(Number);
    const labels = numbers.dataset.labels?.split(',') ?? numbers.dataset.days.split(',').map(day => day.slice(5).replace('-', '/'));
    chart.setOption(options(labels, list(numbers.dataset.clicks), numbers.dataset.before && list(numbers.dataset.before)));
  };
  const drawCharts = () => each('[data-chart-of]', document, drawChart);
  function redrawCharts() {
    drawn.forEach((chart, element) => {
      chart.dispose();
      drawn.delete(element);
    });
    drawCharts();
  }

  // --- live: the server tells how far each view has come; parts of the page that show it ask again ----------------------
  const live = document.querySelector('meta[name="live"]');
  if (live) {
    const known = JSON.parse(live.content);
    const lamp = document.querySelector('[data-live]');
    const lampText = document.querySelector('[data-live-text]');
    let source;
    const show = on => {
      if (!lamp) return;
      lamp.hidden = false;
      lamp.classList.toggle('off', !on);
      const text = on ? 'Live' : 'Reconnecting…';
      if (lampText.textContent !== text) lampText.textContent = text;
    };
    const open = () => {
      source = new EventSource(live.dataset.url);
      source.addEventListener('open', () => show(true));
      source.addEventListener('error', () => {
        show(false);
        if (source.readyState === EventSource.CLOSED) setTimeout(open, 3000);
      });
      source.addEventListener('positions', message => {
        const positions = JSON.parse(message.data);
        for (const [view, position] of Object.entries(positions)) {
          if (position > (known[view] ?? 0)) {
            known[view] = position;
            document.body.dispatchEvent(new CustomEvent('live:' + view));
            document.body.dispatchEvent(new CustomEvent('live:any'));
          }
        }
      });
    };
    // Browsers allow few connections to one server; a page that nobody looks at needs none.
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) source.close();
      else open();
    });
    window.addEventListener('pagehide', () => source.close());
    open();
  }

  // --- what is unfolded, typed or focused stays so when its part of the page comes again ------------------------------------
  const kept = {unfolded: [], typed: [], focus: null};
  const sameAs = element => element.id ? '#' + CSS.escape(element.id)
    : element.matches('a[href]') ? 'a[href="' + CSS.escape(element.getAttribute('href')) + '"]'
    : element.dataset.action ? '[data-action="' + CSS.escape(element.dataset.action) + '"]'
    : element.matches('details[id] > summary') ? '#' + CSS.escape(element.parentElement.id) + ' > summary' : 'main';
  document.addEventListener('htmx:beforeSwap', event => {
    const part = event.detail.target;
    kept.unfolded = [...part.querySelectorAll('details[id][open]')].map(details => details.id);
    kept.typed = [...part.querySelectorAll('textarea[id], input[id]')]
      .filter(field => field.value !== field.defaultValue)
      .map(field => [field.id, field.value]);
    kept.focus = part.contains(document.activeElement) ? sameAs(document.activeElement) : null;
  });
  document.addEventListener('htmx:afterSwap', () => {
    kept.unfolded.forEach(id => document.getElementById(id)?.setAttribute('open', ''));
    kept.typed.forEach(([id, value]) => {
      const field = document.getElementById(id);
      if (field) field.value = value;
    });
    // htmx gives back the focus of what has an id; whoever goes by the keyboard would begin again with everything else.
    if (kept.focus && document.activeElement === document.body) {
      (document.querySelector(kept.focus) ?? document.getElementById('main')).focus({preventScroll: true});
    }
    kept.focus = null;
  });

  // --- pointers and keys --------------------------------------------------------------------------------------------------
  const openDialog = (id, opener) => {
    const dialog = document.getElementById(id);
    // One dialog serves many buttons: each says whom it is about and where the form goes.
    if (dialog && opener?.dataset.action) {
      dialog.querySelector('[data-fill="name"]').textContent = opener.dataset.name;
      dialog.querySelector('[data-fill-action]').action = opener.dataset.action;
    }
    if (dialog && !dialog.open) dialog.showModal();
  };
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target) return;
    const on = selector => target.closest(selector);
    if (on('[data-copy]')) copy(on('[data-copy]'));
    else if (on('[data-theme-switch]')) switchTheme();
    else if (on('[data-opens]')) openDialog(on('[data-opens]').dataset.opens, on('[data-opens]'));
    else if (on('[data-closes]')) on('dialog').close();
    else if (on('[data-focus] a[href^="#"]')) {
      // Several dialogs of a page may ask for the same field: what is meant is the one that is open.
      const name = on('a').hash.slice(1);
      const place = on('dialog')?.querySelector('[name="' + CSS.escape(name) + '"]') ?? document.getElementById(name);
      const field = place?.matches('input, select, textarea') ? place : place?.querySelector('input, select, textarea');
      if (field) {
        event.preventDefault();
        field.closest('details')?.setAttribute('open', '');
        field.focus();
      }
    }
    else if (on('[data-back]')) history.back();
    else if (on('[data-menu]')) {
      const button = on('[data-menu]');
      button.setAttribute('aria-expanded', button.getAttribute('aria-expanded') === 'true' ? 'false' : 'true');
    } else if (target instanceof HTMLDialogElement) target.close();
  });
  document.addEventListener('submit', event => {
    const form = event.target;
    if (!form.matches('[data-once]')) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
    each('button:not([type=button])', form, button => button.setAttribute('aria-disabled', 'true'));
  });
  window.addEventListener('pageshow', () => each('[data-sent]', document, form => {
    delete form.dataset.sent;
    each('button', form, button => button.removeAttribute('aria-disabled'));
  }));
  let going = false;
  document.addEventListener('keydown', event => {
    const menu = event.key === 'Escape' && document.querySelector('[data-menu][aria-expanded="true"]');
    if (menu && !document.querySelector('dialog[open]')) {
      menu.setAttribute('aria-expanded', 'false');
      menu.focus();
    }
    const typing = event.target instanceof Element && event.target.closest('input, textarea, select, dialog[open]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (going && /^[1-9]$/.test(event.key)) document.querySelectorAll('.side nav a')[Number(event.key) - 1]?.click();
    going = event.key === 'g';
    const wanted = {'/': '[data-search]', n: '[data-key="n"], [data-key-focus="n"]'}[event.key];
    const element = wanted && document.querySelector(wanted);
    if (element) {
      event.preventDefault();
      if (element.matches('a')) element.click();
      else element.focus();
    }
    if (event.key === '?') openDialog('shortcuts');
  });

  // --- each page, and each part that htmx brings --------------------------------------------------------------------------
  const ready = root => {
    showOwnTimes(root);
    if (madeAt) tick();
    drawCharts();
  };
  document.addEventListener('htmx:afterSettle', event => ready(event.detail.elt));
  each('[data-back]', document, button => { button.hidden = history.length < 2; });
  each('dialog[data-again]', document, dialog => openDialog(dialog.id, {dataset: {action: dialog.dataset.again, name: dialog.dataset.name}}));
  document.querySelector('[data-focus]')?.focus();
  ready(document);
})();

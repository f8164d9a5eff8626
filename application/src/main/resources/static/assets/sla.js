// The service level's page: replaying knowledge, zooming the timeline, walking through the year's days, the budget's chart.
// Every state stands in the address; the server draws it, and htmx puts it into the page.
(() => {
  'use strict';
  const EST_MILLIS = -5 * 3600 * 1000;
  const SHORTEST = 60 * 1000;

  // --- addresses ------------------------------------------------------------------------------------------------------
  const address = change => {
    const url = new URL(location.href);
    change(url.searchParams);
    return url.pathname + url.search;
  };
  const show = async (url, target) => {
    history.replaceState(history.state, '', url);
    await htmx.ajax('GET', url, {target: target, swap: 'outerHTML'});
  };
  const later = (work, millis) => {
    let timer;
    return (...values) => {
      clearTimeout(timer);
      timer = setTimeout(() => work(...values), millis);
    };
  };

  // --- what was known when --------------------------------------------------------------------------------------------
  const replay = document.querySelector('[data-replay]');
  if (replay) {
    const stops = JSON.parse(replay.dataset.stops);
    const slider = replay.querySelector('input');
    const text = replay.querySelector('[data-replay-text]');
    const button = replay.querySelector('[data-replay-play]');
    const say = () => {
      const stop = stops[Number(slider.value)];
      text.textContent = stop ? 'Position ' + stop[0] + ', ' + stop[1] + ' – ' + stop[2] : 'Now';
      slider.setAttribute('aria-valuetext', text.textContent);
    };
    const go = () => {
      const stop = stops[Number(slider.value)];
      return show(address(parameters => {
        parameters.delete('at');
        parameters.delete('position');
        if (stop) parameters.set('position', stop[0]);
      }), '#state');
    };
    const soon = later(go, 200);
    slider.addEventListener('input', () => {
      say();
      soon();
    });
    const playing = () => button.getAttribute('aria-pressed') === 'true';
    const stop = () => {
      button.setAttribute('aria-pressed', 'false');
      button.setAttribute('aria-label', 'Play from here');
    };
    const play = async () => {
      while (playing() && Number(slider.value) < stops.length) {
        slider.value = Number(slider.value) + 1;
        say();
        await go();
        await new Promise(done => setTimeout(done, 900));
      }
      stop();
    };
    button.addEventListener('click', () => {
      if (playing()) {
        stop();
        return;
      }
      button.setAttribute('aria-pressed', 'true');
      button.setAttribute('aria-label', 'Pause');
      if (Number(slider.value) >= stops.length) slider.value = 0;
      play();
    });
    slider.addEventListener('pointerdown', stop);
    say();
  }

  // --- the timeline -----------------------------------------------------------------------------------------------------
  const local = millis => new Date(millis + EST_MILLIS).toISOString().slice(0, 19);
  let wanted;
  const request = later(() => {
    const asked = {...wanted};
    const whole = asked.from <= asked.min && asked.to >= asked.max;
    show(address(parameters => {
      parameters.delete('from');
      parameters.delete('to');
      if (!whole) {
        parameters.set('from', local(asked.from));
        parameters.set('to', local(asked.to));
      }
    }), '#timeline').then(() => {
      if (wanted && wanted.from === asked.from && wanted.to === asked.to) wanted = undefined;
    });
  }, 160);
  // What is asked for while an answer is on its way goes on from there, not from what is still shown.
  const view = () => {
    const shown = document.getElementById('timeline').dataset;
    return wanted ??= {from: Number(shown.from), to: Number(shown.to), min: Number(shown.min), max: Number(shown.max)};
  };
  const look = (from, length) => {
    const now = view();
    const long = Math.min(now.max - now.min, Math.max(SHORTEST, length));
    now.from = Math.round(Math.min(Math.max(from, now.min), now.max - long) / 1000) * 1000;
    now.to = now.from + Math.round(long / 1000) * 1000;
    request();
  };
  const zoom = (factor, at = .5) => {
    const now = view();
    const length = now.to - now.from;
    look(now.from + at * length * (1 - factor), length * factor);
  };
  const move = part => {
    const now = view();
    look(now.from + part * (now.to - now.from), now.to - now.from);
  };
  const whole = () => {
    const now = view();
    look(now.min, now.max - now.min);
  };
  const steps = {nearer: () => zoom(.5), farther: () => zoom(2), earlier: () => move(-.5), later: () => move(.5), whole};
  const keys = {'+': () => zoom(.5), '=': () => zoom(.5), '-': () => zoom(2), ArrowLeft: () => move(-.25), ArrowRight: () => move(.25),
    '0': whole, Home: whole};
  document.addEventListener('click', event => {
    const step = event.target instanceof Element && event.target.closest('[data-zoom]');
    if (!step || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    steps[step.dataset.zoom]();
  });
  document.addEventListener('keydown', event => {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches('[data-lanes]') && keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    } else if (event.target.closest('[data-heat]')) {
      walk(event);
    }
  });
  // The page must go on scrolling for whoever only passes by: the wheel zooms with Ctrl, or once the timeline has the focus.
  document.addEventListener('wheel', event => {
    const lanes = event.target instanceof Element && event.target.closest('[data-lanes]');
    if (!lanes || !(event.ctrlKey || lanes.contains(document.activeElement))) return;
    event.preventDefault();
    const picture = lanes.querySelector('.lane-picture').getBoundingClientRect();
    zoom(event.deltaY > 0 ? 1.4 : 1 / 1.4, Math.min(1, Math.max(0, (event.clientX - picture.left) / picture.width)));
  }, {passive: false});

  // --- the days: one of them is in the tab order, arrow keys lead to the others ------------------------------------------
  const walk = event => {
    const step = {ArrowLeft: -7, ArrowRight: 7, ArrowUp: -1, ArrowDown: 1}[event.key];
    const day = event.target.closest('a');
    if (!step || !day) return;
    event.preventDefault();
    const days = [...day.parentNode.querySelectorAll('a')];
    const next = days[days.indexOf(day) + step];
    if (!next) return;
    day.setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
    next.focus();
  };

  // --- the budget --------------------------------------------------------------------------------------------------------
  const drawn = new Map();
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const hours = value => value === undefined || value === null ? '–' : value.toFixed(2) + ' h';
  const options = (numbers, wide) => {
    const days = numbers.dataset.days.split(',');
    const list = text => text === '' ? [] : text.split(',').map(value => value === '' ? null : Number(value));
    const used = list(numbers.dataset.used);
    const forecast = list(numbers.dataset.forecast);
    const budget = Number(numbers.dataset.budget);
    return {
      animationDuration: 300,
      grid: {left: 8, right: 12, top: 12, bottom: 4, containLabel: true},
      xAxis: {type: 'category', boundaryGap: false, data: days, axisTick: {show: false}, axisLine: {lineStyle: {color: colour('--line')}},
        axisLabel: {color: colour('--quiet'), fontSize: 11, hideOverlap: true, interval: index => days[index].endsWith('-01') && (wide || Number(days[index].slice(5, 7)) % 3 === 1),
          formatter: day => new Date(day).toLocaleString('en', {month: 'short', timeZone: 'UTC'})}},
      yAxis: {type: 'value', min: 0, splitNumber: 4, splitLine: {lineStyle: {color: colour('--line')}},
        axisLabel: {color: colour('--quiet'), fontSize: 11, formatter: '{value} h'}},
      tooltip: {trigger: 'axis', renderMode: 'richText', backgroundColor: colour('--raised'), borderColor: colour('--line'),
        textStyle: {color: colour('--text'), fontSize: 12},
        formatter: points => points[0].axisValue + points.filter(point => point.value !== null && point.value !== undefined)
          .map(point => '\n' + point.seriesName + '   ' + hours(point.value)).join('')},
      series: [
        {name: 'used', type: 'line', step: false, showSymbol: false, data: used, lineStyle: {width: 2.5, color: colour('--down')},
          itemStyle: {color: colour('--down')}, areaStyle: {color: colour('--down'), opacity: .12}},
        {name: 'forecast', type: 'line', showSymbol: false, data: forecast, lineStyle: {width: 2, type: 'dotted', color: colour('--down')},
          itemStyle: {color: colour('--down')}},
        {name: 'budget', type: 'line', showSymbol: false, data: days.map(() => budget),
          lineStyle: {width: 2, type: 'dashed', color: colour('--maintenance')}, itemStyle: {color: colour('--maintenance')}}]
    };
  };
  const script = (() => {
    let loading;
    return url => loading ??= window.echarts ? Promise.resolve() : new Promise((done, failed) => {
      const element = document.createElement('script');
      element.src = url;
      element.addEventListener('load', done);
      element.addEventListener('error', failed);
      document.head.append(element);
    });
  })();
  const draw = async () => {
    const element = document.querySelector('[data-burn]');
    if (!element) return;
    await script(element.dataset.script);
    const numbers = document.querySelector('[data-series="' + element.dataset.burn + '"]');
    if (!numbers || !element.isConnected) return;
    let chart = drawn.get(element);
    if (!chart) {
      chart = echarts.init(element, null, {renderer: 'canvas'});
      drawn.set(element, chart);
      new ResizeObserver(() => chart.resize()).observe(element);
    }
    chart.setOption(options(numbers, element.clientWidth > 520));
  };
  new MutationObserver(draw).observe(document.documentElement, {attributeFilter: ['data-bs-theme']});

  // On a narrow screen the year is wider than the page: the last day of which anything is known comes into sight.
  const settle = () => {
    const wrap = document.querySelector('[data-year-wrap]');
    if (wrap && !wrap.dataset.settled) {
      wrap.dataset.settled = 'yes';
      const known = [...wrap.querySelectorAll('a')].filter(day => day.querySelector('use').getAttribute('href') !== '#cell-none').at(-1);
      if (known) wrap.scrollLeft += known.getBoundingClientRect().right - wrap.getBoundingClientRect().right + 40;
    }
    draw();
  };
  document.addEventListener('htmx:afterSettle', settle);
  settle();
})();

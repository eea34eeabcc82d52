'use strict';
(function () {
  const root = document.documentElement;
  const options = JSON.parse(document.getElementById('plots').textContent);
  const plots = Array.from(document.querySelectorAll('.plot'));
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const drawn = [];

  function figure(value) {
    if (typeof value !== 'number' || !isFinite(value)) return '-';
    if (value === 0) return '0';
    const size = Math.abs(value);
    if (size < 1e-4 || size >= 1e9) return Number(value.toPrecision(4)).toExponential();
    return String(Number(value.toPrecision(6)));
  }

  function power(value) {
    if (typeof value !== 'number' || !isFinite(value)) return '-';
    if (value === Math.round(value) && value > -4 && value < 6) return figure(Math.pow(10, value));
    return figure(Number(Math.pow(10, value).toPrecision(3)));
  }

  function count(logarithm) {
    const rows = Math.pow(10, logarithm);
    return rows < 20 ? String(Math.round(rows)) : 'about ' + figure(Number(rows.toPrecision(2)));
  }

  // What a number on an axis stands for, as its labels have it.
  function shown(axis, value) {
    if (axis.type === 'category') return axis.data[value] === undefined ? String(value) : String(axis.data[value]);
    return axis.axisLabel.formatter === '#power' ? power(value) : figure(value);
  }

  function formatters(option) {
    const across = option.xAxis && option.xAxis[0];
    const up = option.yAxis && option.yAxis[0];
    const titled = (axis, value) => (axis.name ? axis.name + ': ' : '') + shown(axis, value);
    function pair(params) {
      if (Array.isArray(params.value)) return params.value;
      return [params.dataIndex, params.value];
    }
    function point(params) {
      const value = pair(params);
      return [params.seriesName, titled(across, value[0]), titled(up, value[1])].join('\n');
    }
    return {
      '#figure': figure,
      '#power': power,
      '#point': point,
      '#column': function (all) {
        const list = Array.isArray(all) ? all : [all];
        if (list.length === 0) return '';
        const seen = new Set();
        const lines = [titled(across, pair(list[0])[0])];
        for (const params of list) {
          if (seen.has(params.seriesName)) continue;
          seen.add(params.seriesName);
          lines.push(params.seriesName + ': ' + shown(up, pair(params)[1]));
        }
        return lines.join('\n');
      },
      '#cell': function (params) {
        const cell = option.series[params.seriesIndex].cell;
        if (!cell) return point(params);
        const left = cell.left + params.value[0] * cell.width;
        const bottom = cell.bottom + params.value[1] * cell.height;
        return [
          across.name + ': ' + figure(left) + ' to ' + figure(left + cell.width),
          up.name + ': ' + figure(bottom) + ' to ' + figure(bottom + cell.height),
          'rows: ' + count(params.value[2]),
        ].join('\n');
      },
    };
  }

  // Cells of a grid, row by row: two digits to the base of 36 are a hundred times the logarithm of the count.
  function unpack(option) {
    for (const series of option.series) {
      if (!series.cell) continue;
      const { packed, columns } = series.cell;
      series.data = [];
      for (let i = 0; 2 * i < packed.length; i++) {
        const digits = packed.slice(2 * i, 2 * i + 2);
        if (digits !== '..') series.data.push([i % columns, Math.floor(i / columns), parseInt(digits, 36) / 100]);
      }
    }
  }

  // A colour is the name of a variable of the style; a formatter is the name of a function above. Words of others
  // stand under neither key.
  function made(value, key, style, functions) {
    if (Array.isArray(value)) {
      if (key === 'data' || key === 'coords') return value;
      return value.map((each) => made(each, key, style, functions));
    }
    if (value !== null && typeof value === 'object') {
      const out = {};
      for (const name of Object.keys(value)) out[name] = made(value[name], name, style, functions);
      return out;
    }
    if (typeof value === 'string' && /color$/i.test(key)) return style.getPropertyValue(value).trim();
    if (typeof value === 'string' && key === 'formatter') return functions[value];
    return value;
  }

  // A legend takes as many lines below a chart as its names need.
  function fit(option, width) {
    if (!option.legend) return option;
    let lines = 1;
    let used = 0;
    for (const name of option.legend.data) {
      const needed = 42 + 7 * name.length;
      if (used > 0 && used + needed > width - 20) {
        lines++;
        used = 0;
      }
      used += needed;
    }
    option.grid.bottom = 42 + 20 * lines;
    return option;
  }

  function draw() {
    const style = getComputedStyle(root);
    plots.forEach(function (box, i) {
      if (!drawn[i]) drawn[i] = echarts.init(box, null, { renderer: 'canvas' });
      else drawn[i].resize();
      const option = made(options[i], '', style, formatters(options[i]));
      drawn[i].setOption(fit(option, box.clientWidth), { notMerge: true });
    });
    root.dataset.drawn = String(plots.length);
  }

  const opened = [];
  function toPaper() {
    root.classList.add('paper');
    document.querySelectorAll('details:not([open])').forEach(function (each) {
      each.open = true;
      opened.push(each);
    });
    draw();
  }
  function fromPaper() {
    root.classList.remove('paper');
    opened.splice(0).forEach((each) => (each.open = false));
    draw();
  }

  options.forEach(unpack);
  document.querySelectorAll('details.data').forEach((each) => (each.open = false));
  root.classList.add('scripted');
  draw();
  dark.addEventListener('change', draw);
  window.addEventListener('beforeprint', toPaper);
  window.addEventListener('afterprint', fromPaper);
  let waiting = 0;
  window.addEventListener('resize', function () {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(draw);
  });
})();

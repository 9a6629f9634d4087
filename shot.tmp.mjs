import { chromium } from 'playwright-core';
const [,, who, w, out, ...paths] = process.argv;
const b = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--no-sandbox'] });
const base='http://127.0.0.1:8090';
const c=await b.newContext({viewport:{width:+w,height:+w>600?900:844}}); const p=await c.newPage(); await p.goto(base+'/inloggen'); await p.fill('input[name=inlog]',who); await p.fill('input[type=password]','samenloop-demo'); await Promise.all([p.waitForEvent('load'),p.locator('main button[type=submit]').first().click()]);
let i=0; for (const path of paths) { if (path.startsWith('click:')) { await Promise.all([p.waitForEvent('load'), p.locator(path.slice(6)).first().click()]); } else await p.goto(base+path); await p.waitForTimeout(500); console.log(p.url(), await p.title()); await p.screenshot({path:`/tmp/shots/${out}-${i++}.png`, fullPage: process.env.FULL==='1'}); }
await b.close();

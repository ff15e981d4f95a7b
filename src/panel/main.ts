import { browserClient } from '../ui/browser-client.ts'
import { startApp } from '../ui/start.tsx'

startApp(browserClient, 'panel', document.getElementById('app')!)
